//! Values of TIMEX3 that are no dates: durations, parts of the day, times that are only referred to.

use super::ast::{Amount, Clock};
use super::lexicon::{DayPart, Reference, Unit};

/// A duration: `P3M`, `PT30M`, `P2.5Y`, `PXD`.
pub fn duration(amount: Amount, unit: Unit) -> String {
    let Amount::Hundredths(n) = amount else {
        let (prefix, letter) = code(unit);
        return format!("{prefix}X{letter}");
    };
    // Parts of a unit in a smaller one, where that is what people say.
    let (n, unit) = match (unit, n % 100) {
        (Unit::Fortnight, _) => (n.saturating_mul(2), Unit::Week),
        (Unit::Semester, _) => (n.saturating_mul(6), Unit::Month),
        (Unit::Millennium, _) => (n.saturating_mul(1000), Unit::Year),
        (_, 0) => (n, unit),
        (Unit::Century, _) => (n.saturating_mul(100), Unit::Year),
        (Unit::Decade, _) => (n.saturating_mul(10), Unit::Year),
        (Unit::Year, 50) if n < 100 => (600, Unit::Month),
        (Unit::Day, 50) if n < 100 => (1200, Unit::Hour),
        (Unit::Hour, part) if n < 100 => (part * 60, Unit::Minute),
        _ => (n, unit),
    };
    let (prefix, letter) = code(unit);
    let whole = n / 100;
    match n % 100 {
        0 => format!("{prefix}{whole}{letter}"),
        part if part % 10 == 0 => format!("{prefix}{whole}.{}{letter}", part / 10),
        part => format!("{prefix}{whole}.{part:02}{letter}"),
    }
}

fn code(unit: Unit) -> (&'static str, &'static str) {
    match unit {
        Unit::Second => ("PT", "S"),
        Unit::Minute => ("PT", "M"),
        Unit::Hour => ("PT", "H"),
        Unit::Day => ("P", "D"),
        Unit::Weekend => ("P", "WE"),
        Unit::Week | Unit::Fortnight => ("P", "W"),
        Unit::Month | Unit::Semester => ("P", "M"),
        Unit::Quarter => ("P", "Q"),
        Unit::Season => ("P", "SN"),
        Unit::Year => ("P", "Y"),
        Unit::Decade => ("P", "DE"),
        Unit::Century => ("P", "CE"),
        Unit::Millennium => ("P", "ML"),
    }
}

/// A part of the day behind a date: `TMO`.
pub fn part_code(part: DayPart) -> &'static str {
    match part {
        DayPart::Morning => "TMO",
        DayPart::Afternoon => "TAF",
        DayPart::Evening => "TEV",
        DayPart::Night => "TNI",
        DayPart::Daytime => "TDT",
        DayPart::Noon => "T12:00",
        DayPart::Midnight => "T00:00",
    }
}

/// A time of day behind a date: `T20:30`.
pub fn clock_code(clock: Clock) -> String {
    match clock {
        Clock::Part(part) => part_code(part).to_owned(),
        Clock::At(hour, minute, second) => {
            let mut text = format!("T{:02}:{:02}", hour % 24, minute.unwrap_or(0));
            if let Some(second) = second {
                text += &format!(":{second:02}");
            }
            text
        }
    }
}

/// `PAST_REF` and its like.
pub fn reference_code(reference: Reference) -> &'static str {
    match reference {
        Reference::Past => "PAST_REF",
        Reference::Present => "PRESENT_REF",
        Reference::Future => "FUTURE_REF",
    }
}
