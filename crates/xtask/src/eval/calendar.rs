//! Which TIMEX3 values have a place on the calendar: what a timeline can show.

/// The part of a value that is a date: `2017-12-17` of `2017-12-17T09:00`, `199` of the decade `199X`. `None` for
/// durations, sets, and dates without a year.
pub fn date_of(value: &str) -> Option<&str> {
    let value = match value.len() {
        4 if value.bytes().take_while(u8::is_ascii_digit).count() >= 2 => value
            .strip_suffix("XX")
            .or_else(|| value.strip_suffix('X'))
            .unwrap_or(value),
        _ => value,
    };
    let date = value.split('T').next().unwrap_or(value);
    let mut parts = date.split('-');
    let (year, part, day) = (parts.next()?, parts.next(), parts.next());
    let is_year = (2..=4).contains(&year.len()) && is_digits(year);
    let is_part = part.is_none_or(|part| {
        let rest = |letter: char| part.strip_prefix(letter).filter(|rest| is_digits(rest));
        matches!(part, "SP" | "SU" | "FA" | "WI")
            || (part.len() == 2 && is_digits(part))
            || rest('W').is_some_and(|week| week.len() == 2)
            || rest('Q')
                .or(rest('H'))
                .is_some_and(|number| number.len() == 1)
    });
    let is_day = day.is_none_or(|day| day == "WE" || (day.len() == 2 && is_digits(day)));
    (is_year && is_part && is_day && parts.next().is_none()).then_some(date)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &str, expected: Option<&str>) {
        assert_eq!(date_of(value), expected, "{value:?}");
    }

    #[test]
    fn a_date_is_on_the_calendar_and_its_time_is_left_out() {
        check("2017-12-17", Some("2017-12-17"));
        check("2017-12-17T09:00", Some("2017-12-17"));
        check("2017-12-17TMO", Some("2017-12-17"));
        check("2017-W50-WE", Some("2017-W50-WE"));
        check("2016-FA", Some("2016-FA"));
        check("2016-H1", Some("2016-H1"));
        check("199", Some("199"));
        check("199X", Some("199"));
        check("18XX", Some("18"));
    }

    #[test]
    fn what_is_no_date_is_not() {
        check("P3M", None);
        check("PAST_REF", None);
        check("XXXX-05", None);
        check("2016-XX-05", None);
        check("T09:00", None);
        check("2016-5", None);
        check("2016-W5", None);
        check("2016-05-05-05", None);
        check("", None);
    }
}
