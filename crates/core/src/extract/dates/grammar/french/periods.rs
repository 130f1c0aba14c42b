//! French years, decades, centuries, seasons, quarters, feasts.

use super::super::sequence::century;
use super::{Item, Node, Parser, related};
use crate::extract::dates::ast::{Amount, Fields, Year, YearPart};
use crate::extract::dates::calendar::Calendar;
use crate::extract::dates::lexicon::{Class, Relation, Unit};
use crate::extract::dates::token::Kind;

impl Parser<'_> {
    /// "2016", "l'année 2001", "l'an 800".
    pub(super) fn french_year(&self, at: usize) -> Option<Item> {
        if let Some(item) = self.lone_year(at) {
            return Some(item);
        }
        let (Unit::Year, false) = self.unit(at)? else {
            return None;
        };
        let (year, end) = match self.year(at + 1) {
            Some(found) => found,
            None => {
                let token = self.token(at + 1)?;
                let n = token
                    .number()
                    .filter(|n| (1..=2999).contains(n) && self.is(at, &["an"]))?;
                (n, at + 2)
            }
        };
        let fields = Fields {
            year: Some(Year::Full(year)),
            ..Fields::default()
        };
        Some(Item::new(at, end, Node::Date(fields)))
    }

    pub(super) fn french_period(&self, at: usize, first: usize) -> Option<Item> {
        self.french_decade(at)
            .or_else(|| self.french_century(at))
            .or_else(|| self.french_season(at, first))
            .or_else(|| self.french_part_of_year(at))
            .or_else(|| self.french_feast(at))
            .or_else(|| self.french_nth(at))
    }

    /// "années 90", "années soixante".
    fn french_decade(&self, at: usize) -> Option<Item> {
        if !self.is(at, &["années", "annees"]) {
            return None;
        }
        let quoted = self.skip(at + 1, &["'"]);
        let (n, end) = match self.token(quoted)?.number() {
            Some(n) => (n, quoted + 1),
            None => self.cardinal(quoted)?,
        };
        let node = match n {
            0..=99 if n % 10 == 0 => Node::ShortDecade(n),
            1000..=2190 if n % 10 == 0 => Node::Fixed(Calendar::Decade(n)),
            _ => return None,
        };
        Some(Item::new(at, end, node))
    }

    /// "XIXe siècle", "Ve siècle avant J.-C.", "le siècle dernier".
    fn french_century(&self, at: usize) -> Option<Item> {
        if let Some((Unit::Century, false)) = self.unit(at) {
            let (relation, end) = self.french_relation_behind(at + 1)?;
            return Some(Item::new(at, end, related(relation, Unit::Century)));
        }
        let (n, end) = self.ordinal(at)?;
        let Some((Unit::Century, _)) = self.unit(end) else {
            return None;
        };
        let (before, end) = self.era(end + 1).unwrap_or((false, end + 1));
        Some(Item::new(at, end, Node::Fixed(century(n, before)?)))
    }

    fn french_season(&self, at: usize, first: usize) -> Option<Item> {
        // "saison estivale" is none; "les mois d'été" is.
        let name_at = match self.unit(at) {
            Some((Unit::Month, _)) => self.all(at + 1, &["d", "'"])?,
            _ => at,
        };
        let season = self.season(name_at)?;
        let linked = self.skip(name_at + 1, &["de"]);
        let (year, end) = self.french_year_behind(linked);
        let part = YearPart::Season(season);
        let node = |year: Option<Year>, relation, generic| Node::Part {
            part,
            year,
            relation,
            generic,
        };
        // "hiver 1914-1915"
        if year.is_some() {
            let dash =
                self.is(end, &["-", "–", "/"]) && self.is_joined(end) && self.is_joined(end + 1);
            let is_short = dash
                && self.token(end + 1).is_some_and(|token| {
                    token.kind == Kind::Number && matches!(token.text.len(), 2 | 4)
                });
            let end = if is_short { end + 2 } else { end };
            return Some(Item::new(at, end, node(year, None, false)));
        }
        if let Some((relation, end)) = self.french_relation_behind(name_at + 1) {
            return Some(Item::new(at, end, node(None, Some(relation), false)));
        }
        let has_article = first < at;
        // "Jeux d'hiver": what kind of games.
        if name_at == at && self.was(at, &["'"]) && self.was(at - 1, &["d"]) {
            return None;
        }
        let is_led = self.was(
            name_at,
            &[
                "en", "'", "au", "comme", "et", "ou", "fin", "début", "-", "chaque",
            ],
        ) || has_article;
        let is_capital = self.token(name_at)?.is_capitalised();
        let is_verb = self.was(
            name_at,
            &[
                "a", "ont", "avait", "avaient", "ayant", "avoir", "aurait", "aura", "n", "pas",
                "déjà", "jamais", "ai", "avons",
            ],
        );
        if is_verb || !(is_led || is_capital && self.is(name_at + 1, &["comme", "et"])) {
            return None;
        }
        // "l'été" after "n'a" and the like is the verb; so only with its own article.
        if season == 22 && self.was(name_at, &["'"]) && !self.was(name_at - 1, &["l", "d"]) {
            return None;
        }
        Some(Item::new(at, name_at + 1, node(None, None, true)))
    }

    /// "premier trimestre 2016", "second semestre", "T1 2016".
    fn french_part_of_year(&self, at: usize) -> Option<Item> {
        let token = self.token(at)?;
        let (part, end) = if token.text == "T" && self.is_joined(at + 1) {
            let n = self
                .token(at + 1)?
                .number()
                .filter(|n| (1..=4).contains(n))?;
            self.year(at + 2)?;
            (YearPart::Quarter(n as u8), at + 2)
        } else {
            let (n, end) = match self.ordinal(at) {
                Some(found) => found,
                None if self.is(at, &["dernier"]) => {
                    let last = if self.is(at + 1, &["semestre"]) { 2 } else { 4 };
                    (last, at + 1)
                }
                None => return None,
            };
            let n = u8::try_from(n).ok()?;
            match self.unit(end)? {
                (Unit::Quarter, _) if (1..=4).contains(&n) => (YearPart::Quarter(n), end + 1),
                (Unit::Semester, _) if (1..=2).contains(&n) => (YearPart::Half(n), end + 1),
                _ => return None,
            }
        };
        let (year, end) = self.french_year_behind(end);
        let of_year = self.all(end, &["de", "l", "'", "année"]);
        let end = if year.is_none() {
            of_year.unwrap_or(end)
        } else {
            end
        };
        let node = Node::Part {
            part,
            year,
            relation: None,
            generic: false,
        };
        Some(Item::new(at, end, node))
    }

    fn french_feast(&self, at: usize) -> Option<Item> {
        let token = self.token(at)?;
        let named = token.class(|class| match class {
            Class::Feast(month, day) => Some((month, day)),
            _ => None,
        });
        let (date, end) = if let Some(date) = named.filter(|_| token.is_capitalised()) {
            (date, at + 1)
        } else if let Some(end) = self.all(at, &["jour", "de", "l", "'", "an"]) {
            ((1, 1), end)
        } else {
            let end = self.all(at, &["saint", "-", "sylvestre"])?;
            ((12, 31), end)
        };
        let (year, end) = self.french_year_behind(end);
        let (relation, end) = match self.french_relation_behind(end) {
            Some((relation, end)) if year.is_none() => (Some(relation), end),
            _ => (None, end),
        };
        let node = Node::Feast {
            date,
            year,
            relation,
        };
        Some(Item::new(at, end, node))
    }

    /// "première semaine de mars", "dernier jour de 2016", "dix premiers mois de 1915".
    fn french_nth(&self, at: usize) -> Option<Item> {
        let (count, next) = match self.amount(at) {
            Some((amount, end)) => (Some(amount), end),
            None => (None, at),
        };
        let (n, end) = match self.relation(next) {
            Some(Relation::Last) => (-1, next + 1),
            _ => self.ordinal(next)?,
        };
        let weekday = self.weekday(end);
        let unit = match weekday {
            Some(_) => Unit::Day,
            None => self.unit(end)?.0,
        };
        let of = match self.all(end + 1, &["d", "'"]) {
            Some(of) => of,
            None => {
                let of = self.skip(end + 1, &["de", "du"]);
                if of == end + 1 {
                    return None;
                }
                of
            }
        };
        let inner = match self.french_bare_unit(of, true) {
            Some(item) => item,
            None => self.inside()?.french_item(of)?,
        };
        if !matches!(
            inner.node,
            Node::Date(_)
                | Node::Part { .. }
                | Node::Fixed(_)
                | Node::Shift { .. }
                | Node::ShortDecade(_)
        ) {
            return None;
        }
        if let Some(amount) = count {
            return Some(Item::new(at, inner.run.end, Node::Duration(amount, unit)));
        }
        let is_plural = self.is(next, &["premiers", "premières", "derniers", "dernières"]);
        if is_plural {
            return Some(Item::new(
                at,
                inner.run.end,
                Node::Duration(Amount::Vague, unit),
            ));
        }
        if !matches!(
            unit,
            Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Decade | Unit::Year
        ) {
            return None;
        }
        let node = Node::Nth {
            n,
            unit,
            weekday,
            of: Box::new(inner.node),
        };
        Some(Item::new(at, inner.run.end, node))
    }
}
