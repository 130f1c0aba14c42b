//! French dates with a month or a day of the week, and times of day.

use super::{Item, Node, Parser, related};
use crate::extract::dates::ast::{Amount, Clock, Fields, Origin, Year};
use crate::extract::dates::lexicon::{Class, DayPart, Relation, Unit};
use crate::extract::dates::token::Kind;

/// Words after which "mars" is a month.
const BEFORE_MONTH: &[&str] = &[
    "en", "de", "mois", "fin", "début", "mi", "-", "depuis", "dès", "avant", "après", "entre",
    "et", "au", "ou", "à", "du", "jusqu", "milieu", "courant", "'", "vers",
];

impl Parser<'_> {
    /// "mardi 5 juin 2018", "le 6 mai dernier", "octobre 98", "vendredi dernier".
    pub(super) fn french_date(&self, at: usize, first: usize) -> Option<Item> {
        let (weekday, next) = match self.french_weekday(at) {
            Some(weekday) => {
                let comma = self.skip(at + 1, &[".", ","]);
                (Some(weekday), self.skip(comma, &["le"]))
            }
            None => (None, at),
        };
        if let Some((day, end)) = self.day(next)
            && let Some((month, end, _)) = self.month(self.skip(end, &["de", "-"]))
        {
            let (year, end) = self.french_year_behind(end);
            let (relation, end) = match self.french_relation_behind(end) {
                Some((relation, end)) if year.is_none() => (Some(relation), end),
                _ => (None, end),
            };
            let fields = Fields {
                year,
                month: Some(month),
                day: Some(day),
                weekday,
                relation,
            };
            return Some(self.french_with_part(Item::new(at, end, Node::Date(fields))));
        }
        match weekday {
            Some(weekday) => self.french_lone_weekday(at, first, weekday),
            None => self.french_month(at),
        }
    }

    fn french_weekday(&self, at: usize) -> Option<u8> {
        self.token(at)?.class(|class| match class {
            Class::Weekday(day) => Some(day),
            Class::ShortWeekday(day) => {
                let next = self.skip(at + 1, &["."]);
                let (_, end) = self.day(next)?;
                self.month(end).map(|_| day)
            }
            _ => None,
        })
    }

    fn french_month(&self, at: usize) -> Option<Item> {
        // "mois de juin"
        let name_at = match self.unit(at) {
            Some((Unit::Month, _)) => {
                let end = self.skip(at + 1, &["de", "d"]);
                self.skip(end, &["'"])
            }
            _ => at,
        };
        let (month, end, is_sure) = self.month(name_at)?;
        let (year, end) = self.french_year_behind(end);
        let (relation, end) = match self.french_relation_behind(end) {
            Some((relation, end)) if year.is_none() => (Some(relation), end),
            _ => (None, end),
        };
        let token = self.token(name_at)?;
        let is_alone = year.is_none() && relation.is_none();
        let is_led = self.was(name_at, BEFORE_MONTH);
        let is_word = token.is_any(&["mars"]);
        let is_name = token.is_capitalised()
            && self
                .before(name_at)
                .is_some_and(|before| before.kind == Kind::Word && before.is_capitalised());
        if is_alone && (is_name || !(is_sure || is_word && is_led && !token.is_capitalised())) {
            return None;
        }
        let fields = Fields {
            year,
            month: Some(month),
            relation,
            ..Fields::default()
        };
        Some(Item::new(at, end, Node::Date(fields)))
    }

    fn french_lone_weekday(&self, at: usize, first: usize, weekday: u8) -> Option<Item> {
        let set = || Node::Set(format!("XXXX-WXX-{weekday}"));
        if self.is(at + 1, &["gras", "saint", "noir"])
            || self.is(at + 1, &["-"]) && self.is_joined(at + 1)
        {
            return None;
        }
        if self.token(at)?.lower.ends_with('s') {
            return Some(Item::new(at, at + 1, set()));
        }
        // "mardi de la semaine prochaine"
        let week_at = self.french_article(self.skip(at + 1, &["de"]));
        if let Some((Unit::Week, false)) = self.unit(week_at)
            && let Some((relation, end)) = self.french_relation_behind(week_at + 1)
        {
            let node = Node::Nth {
                n: i64::from(weekday),
                unit: Unit::Day,
                weekday: None,
                of: Box::new(related(relation, Unit::Week)),
            };
            return Some(Item::new(at, end, node));
        }
        // "lundi en huit" is not that of this week.
        if self.is(at + 1, &["en"]) && self.is(at + 2, &["huit", "quinze", "8", "15"]) {
            return None;
        }
        // "mercredi 13"
        if let Some((day, end)) = self.day(at + 1)
            && self.unit(end).is_none()
            && !self.is(end, &["h", "heures", "et", "-"])
        {
            let fields = Fields {
                weekday: Some(weekday),
                day: Some(day),
                ..Fields::default()
            };
            return Some(self.french_with_part(Item::new(at, end, Node::Date(fields))));
        }
        let (relation, end) = match self.french_relation_behind(at + 1) {
            Some((relation, end)) => (Some(relation), end),
            None => (None, at + 1),
        };
        let fields = Fields {
            weekday: Some(weekday),
            relation,
            ..Fields::default()
        };
        let item = self.french_with_part(Item::new(at, end, Node::Date(fields)));
        // "le mercredi": every one.
        let is_habit = first < at && self.is(first, &["le"]) && relation.is_none();
        if is_habit {
            return Some(Item::new(at, item.run.end, set()));
        }
        Some(item)
    }

    /// A day with the part of the day behind it: "mardi soir", "hier après-midi".
    pub(super) fn french_with_part(&self, item: Item) -> Item {
        let next = self.skip(item.run.end, &["au", "en"]);
        match self.french_part(next) {
            Some((part, end)) => {
                let node = Self::time_node(Clock::Part(part), Some(item.node));
                Item::new(item.run.start, end, node)
            }
            None => item,
        }
    }

    /// A part of the day and the index behind it.
    pub(super) fn french_part(&self, at: usize) -> Option<(DayPart, usize)> {
        if let Some(end) = self.all(at, &["après", "-", "midi"]) {
            return Some((DayPart::Afternoon, end));
        }
        // "fin d'après-midi", "début de soirée"
        if self.place(at).is_some() {
            let next = match self.all(at + 1, &["d", "'"]) {
                Some(end) => end,
                None => self.all(at + 1, &["de"])?,
            };
            return self.inside()?.french_part(next);
        }
        let part = self.day_part(at)?;
        (!matches!(part, DayPart::Noon | DayPart::Midnight)).then_some((part, at + 1))
    }

    /// "21 h 45", "18h", "midi", "10 heures du matin".
    pub(super) fn french_clock_item(&self, at: usize) -> Option<Item> {
        let (clock, end) = self.french_clock(at)?;
        // "vers 15 h, jeudi": the day is said behind, and is a date of its own.
        let next = self.skip(end, &[","]);
        let next = self.skip(next, &["ce", "le"]);
        let day = self
            .french_day_name(next, next)
            .or_else(|| self.french_date(next, next));
        let date = day.map(|day| day.node).filter(|node| match node {
            Node::Date(fields) => fields.day.or(fields.weekday).is_some(),
            Node::Shift { .. } => true,
            _ => false,
        });
        Some(Item::new(at, end, Self::time_node(clock, date)))
    }

    fn french_clock(&self, at: usize) -> Option<(Clock, usize)> {
        if let Some(part @ (DayPart::Noon | DayPart::Midnight)) = self.day_part(at) {
            // "le Midi de la France", "après-midi"
            let is_other = self.was(at, &["-"])
                || self.token(at)?.is_capitalised()
                || self.was(at, &["le", "du"]);
            return (!is_other).then_some((Clock::Part(part), at + 1));
        }
        let token = self.token(at)?;
        let (hour, hour_end) = match self.digital_clock(at) {
            // "21:45"
            Some((hour, Some(minute), second, end)) => {
                return Some((Clock::At(hour, Some(minute), second), end));
            }
            Some((hour, None, _, end)) => (hour, end),
            None => {
                let (hour, end) = self.cardinal(at).filter(|(hour, _)| *hour <= 24)?;
                (hour as u8, end)
            }
        };
        let is_short = self.is(hour_end, &["h"]) && token.kind == Kind::Number;
        let is_long = self.is(hour_end, &["heure", "heures"]);
        let is_led = self.was(
            at,
            &[
                "à", "vers", "dès", "avant", "après", "entre", "et", "de", "jusqu", "depuis", "'",
                "pour",
            ],
        );
        if !(is_short || is_long && is_led) {
            return None;
        }
        let mut end = hour_end + 1;
        let mut minute = None;
        if let Some(token) = self.token(end)
            && let Some(n) = token.number().filter(|n| *n < 60 && token.text.len() == 2)
        {
            minute = Some(n as u8);
            end += 1;
        } else if self.all(end, &["et", "demie"]).is_some() {
            minute = Some(30);
            end += 2;
        }
        // "de 18 heures" and "à 40 heures" are durations as a rule; "de 14 h à 18 h" is not.
        if is_long && minute.is_none() && self.was(at, &["de", "'", "et", "entre"]) {
            return None;
        }
        let mut hour = hour;
        if let Some(behind) = self.all(end, &["du", "matin"]) {
            end = behind;
        } else if let Some(behind) = self.all(end, &["du", "soir"]) {
            end = behind;
            hour += if hour < 12 { 12 } else { 0 };
        } else if let Some(behind) = self.all(end, &["de", "l", "'", "après", "-", "midi"]) {
            end = behind;
            hour += if hour < 12 { 12 } else { 0 };
        }
        end = self.skip(end, &["locales", "locale", "gmt"]);
        (hour <= 24).then_some((Clock::At(hour, minute, None), end))
    }

    /// "aujourd'hui", "hier soir", "avant-hier", "ce soir", "le lendemain", "la veille".
    pub(super) fn french_day_name(&self, at: usize, first: usize) -> Option<Item> {
        let from_now =
            |n: i64| Self::french_shift(Origin::Now, Unit::Day, Amount::whole(n.abs()), n < 0);
        let from_said =
            |n: i64| Self::french_shift(Origin::Mention, Unit::Day, Amount::whole(n.abs()), n < 0);
        let has_article = first < at;
        let day = |node, end| Some(self.french_with_part(Item::new(at, end, node)));
        if let Some(end) = self.all(at, &["aujourd", "'", "hui"]) {
            let end = end + usize::from(self.weekday(end).is_some());
            return day(from_now(0), end);
        }
        if let Some(end) = self.all(at, &["avant", "-", "hier"]) {
            return day(from_now(-2), end);
        }
        if let Some(end) = self.all(at, &["après", "-", "demain"]) {
            return day(from_now(2), end);
        }
        if let Some(end) = self
            .all(at, &["avant", "-", "veille"])
            .filter(|_| has_article)
        {
            return day(from_said(-2), end);
        }
        let word = self.token(at)?.lower.as_ref();
        match word {
            "lendemain" | "surlendemain" | "veille" if has_article => {
                let n: i64 = match word {
                    "lendemain" => 1,
                    "surlendemain" => 2,
                    _ => -1,
                };
                // "le lendemain de la bataille" counts from what is no date; "le lendemain du 5 mai" from one.
                let next = self.skip(at + 1, &["du", "de", "d"]);
                if next > at + 1 {
                    let inner = self.french_date(self.skip(next, &["le", "'"]), next)?;
                    let node = Self::french_shift(
                        Origin::Of(Box::new(inner.node)),
                        Unit::Day,
                        Amount::whole(n.abs()),
                        n < 0,
                    );
                    return Some(Item::new(at, inner.run.end, node));
                }
                return day(from_said(n), at + 1);
            }
            _ => {}
        }
        // "le matin même", "le jour même"
        if has_article && self.is(at + 1, &["même"]) {
            if let Some((part, _)) = self.french_part(at) {
                let node = Self::time_node(Clock::Part(part), Some(from_said(0)));
                return Some(Item::new(at, at + 2, node));
            }
            if self.is(at, &["jour"]) {
                return Some(Item::new(at, at + 2, from_said(0)));
            }
        }
        // "la nuit dernière", "la nuit de lundi à mardi", "dans la soirée"
        if let Some((part, end)) = self.french_part(at) {
            return self.french_lone_part(at, end, first, part);
        }
        let n = self.token(at)?.class(|class| match class {
            Class::Today(n) => Some(i64::from(n)),
            _ => None,
        })?;
        day(from_now(n), at + 1)
    }

    fn french_lone_part(&self, at: usize, end: usize, first: usize, part: DayPart) -> Option<Item> {
        let has_article = first < at;
        let yesterday = Self::french_shift(Origin::Now, Unit::Day, Amount::whole(1), true);
        if let Some((Relation::Last, end)) = self.french_relation_behind(end) {
            return Some(Item::new(
                at,
                end,
                Self::time_node(Clock::Part(part), Some(yesterday)),
            ));
        }
        let next = self.skip(end, &["de", "du"]);
        if next > end
            && let Some(date) = self.french_date(self.skip(next, &["le"]), next)
            && matches!(&date.node, Node::Date(fields) if fields.day.or(fields.weekday).is_some())
        {
            let mut end = date.run.end;
            // "à mardi": the night between the two.
            let to = self.skip(end, &["à", "au"]);
            if to > end
                && let Some(other) = self.french_date(to, to)
            {
                end = other.run.end;
            }
            return Some(Item::new(
                at,
                end,
                Self::time_node(Clock::Part(part), Some(date.node)),
            ));
        }
        let is_led = self.was(first, &["dans", "pendant", "durant", "de", "en", "dès"])
            && (has_article || self.was(at, &["en"]));
        is_led.then(|| Item::new(at, end, Self::time_node(Clock::Part(part), None)))
    }

    /// The year behind a month or a season.
    pub(in crate::extract::dates::grammar) fn french_year_behind(
        &self,
        at: usize,
    ) -> (Option<Year>, usize) {
        let linked = self.skip(at, &["de"]);
        for next in [at, linked] {
            if let Some((year, end)) = self.year(next).filter(|(_, end)| !self.is_count(*end)) {
                return (Some(Year::Full(year)), end);
            }
        }
        if let Some((year, end)) = self.short_year(at) {
            return (Some(Year::Short(year)), end);
        }
        // "octobre 98"
        if let Some(token) = self.token(at)
            && let Some(n) = token.number().filter(|n| token.text.len() == 2 && *n > 31)
        {
            let goes_on = self.is_count(at + 1)
                || self.is_joined(at + 1) && !self.is(at + 1, &[".", ",", ")", ";", ":"]);
            if !goes_on && self.unit(at + 1).is_none() {
                return (Some(Year::Short(n)), at + 1);
            }
        }
        // "de l'année dernière", "de la même année"
        let next = self.skip(at, &["de"]);
        let next = self.french_article(next);
        let is_same = self.is(next, &["même", "cette"]);
        let unit_at = next + usize::from(is_same);
        if let Some((Unit::Year, _)) = self.unit(unit_at) {
            if is_same {
                let relation = if self.is(next, &["même"]) {
                    Relation::Same
                } else {
                    Relation::This
                };
                return (
                    Some(Year::Like(Box::new(related(relation, Unit::Year)))),
                    unit_at + 1,
                );
            }
            if let Some((relation, end)) = self.french_relation_behind(unit_at + 1) {
                return (
                    Some(Year::Like(Box::new(related(relation, Unit::Year)))),
                    end,
                );
            }
        }
        (None, at)
    }
}
