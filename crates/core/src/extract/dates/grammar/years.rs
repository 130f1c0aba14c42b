//! Years, eras and decades as English and French write them alike: "264 BC", "'92", "1960s".

use super::Parser;
use crate::extract::dates::ast::{Fields, Item, Node, Year};
use crate::extract::dates::calendar::Calendar;
use crate::extract::dates::lexicon::{Class, Tongue};
use crate::extract::dates::token::{Gap, Kind};

/// What stands before a count, a price or a part number.
const NO_YEAR_BEFORE: &[&str] = &[
    "$", "€", "£", "¥", "#", "№", "+", "*", "=", "°", "%", "_", "@", "§", "~",
];

/// What stands behind a count or a measure.
const NO_YEAR_BEHIND: &[&str] = &[
    "%",
    "€",
    "$",
    "£",
    "°",
    "_",
    "km",
    "m",
    "cm",
    "mm",
    "kg",
    "g",
    "mb",
    "gb",
    "mhz",
    "hz",
    "km²",
    "m²",
    "people",
    "men",
    "women",
    "children",
    "troops",
    "civilians",
    "soldiers",
    "percent",
    "pounds",
    "dollars",
    "euros",
    "francs",
    "feet",
    "miles",
    "meters",
    "metres",
    "kilometers",
    "kilometres",
    "tons",
    "tonnes",
    "votes",
    "words",
    "times",
    "copies",
    "degrees",
    "acres",
    "hectares",
    "personnes",
    "hommes",
    "femmes",
    "enfants",
    "soldats",
    "mètres",
    "kilomètres",
    "fois",
    "voix",
    "habitants",
    "emplois",
    "salariés",
    "million",
    "millions",
    "billion",
    "thousand",
    "points",
    "pages",
    "prisoners",
    "members",
    "students",
    "workers",
    "jobs",
    "aircraft",
    "ships",
    "tanks",
    "guns",
    "cases",
    "deaths",
    "casualties",
    "households",
    "families",
    "homes",
    "employees",
    "units",
    "square",
    "cubic",
    "horsepower",
    "calories",
    "inhabitants",
    "participants",
    "respondents",
    "species",
    "items",
    "vehicles",
    "cavalry",
    "infantry",
    "volunteers",
    "minutes",
    "hours",
    "days",
    "ft",
    "ad",
    "sq",
    "mph",
    "rpm",
    "bc",
    "weeks",
    "months",
    "years",
    "jours",
    "heures",
    "ans",
    "mois",
];

impl Parser<'_> {
    /// A year that stands by its digits, with its era if it has one, and the index behind it.
    pub(super) fn year(&self, at: usize) -> Option<(i64, usize)> {
        let token = self.token(at)?;
        if let Some(found) = self.era_year(at) {
            return Some(found);
        }
        let n = token.number().filter(|_| token.text.len() == 4)?;
        let is_near = (1000..=2199).contains(&n);
        let glued = self.is_joined(at + 1)
            && (self.is_word(at + 1)
                || (self.is(at + 1, &[",", ".", ":", "'"])
                    && self.is_joined(at + 2)
                    && self
                        .token(at + 2)
                        .is_some_and(|next| next.kind == Kind::Number)));
        let before = token.gap == Gap::None
            && self.before(at).is_some_and(|before| {
                (before.kind == Kind::Word && !before.is_any(&["c", "ca"]))
                    || (matches!(before.lower.as_ref(), "." | ":" | ",")
                        && before.gap == Gap::None
                        && at >= 2
                        && self
                            .token(at - 2)
                            .is_some_and(|token| token.kind == Kind::Number))
            });
        let money =
            self.was(at, NO_YEAR_BEFORE) || self.is(at + 1, &["%", "€", "$", "£", "°", "_"]);
        (is_near && !glued && !before && !money).then_some((n, at + 1))
    }

    /// A year with an era: "264 BC", "AD 842", "71 CE", "52 av. J.-C.".
    fn era_year(&self, at: usize) -> Option<(i64, usize)> {
        let token = self.token(at)?;
        let class = |at: usize| {
            self.token(at)?.class(|class| match class {
                Class::BeforeChrist => Some(true),
                Class::AfterChrist => Some(false),
                _ => None,
            })
        };
        let anno = if class(at) == Some(false) && token.text == "AD" {
            Some(at + 1)
        } else {
            (token.text == "A")
                .then(|| self.all(at, &["a", ".", "d", "."]))
                .flatten()
        };
        if let Some(year_at) = anno {
            let year = self.token(year_at)?;
            let n = year.number().filter(|_| year.text.len() <= 4)?;
            return (n > 0).then_some((n, year_at + 1));
        }
        let n = token.number().filter(|n| (1..=9999).contains(n))?;
        let (is_before, end) = self.era(at + 1)?;
        Some((if is_before { 1 - n } else { n }, end))
    }

    /// An era behind a year or a century: whether it is before Christ, and the index behind it.
    pub(super) fn era(&self, at: usize) -> Option<(bool, usize)> {
        if self.language.tongue == Tongue::French {
            let before = if self.is(at, &["av", "avant"]) {
                true
            } else if self.is(at, &["ap", "après"]) {
                false
            } else {
                return None;
            };
            let mut end = self.skip(at + 1, &["."]);
            if self.all(end, &["notre", "ère"]).is_some() {
                return Some((before, end + 2));
            }
            if self.is(end, &["jc"]) {
                return Some((before, end + 1));
            }
            if self.is(end, &["jésus"]) {
                end = self.skip_hyphen(end + 1);
                return self.is(end, &["christ"]).then_some((before, end + 1));
            }
            end = self.all(end, &["j"])?;
            end = self.skip(end, &["."]);
            end = self.skip(end, &["-"]);
            end = self.all(end, &["c"])?;
            return Some((before, self.skip(end, &["."])));
        }
        let token = self.token(at)?;
        let dotted = |first: &str, second: &str| {
            let end = self.all(at, &[first, ".", second])?;
            let end = self.skip(end, &["."]);
            // "B.C.E."
            let more = self.is(end, &["e"]) && self.is_joined(end);
            Some(if more {
                self.skip(end + 1, &["."])
            } else {
                end
            })
        };
        if token.text == token.lower.as_ref()
            && token.kind == Kind::Word
            && !token.is_any(&["bc", "bce", "ad", "ce"])
        {
            return None;
        }
        if let Some(end) = dotted("b", "c") {
            return Some((true, end));
        }
        if let Some(end) = dotted("a", "d") {
            return Some((false, end));
        }
        let before = token.class(|class| match class {
            Class::BeforeChrist => Some(true),
            Class::AfterChrist => Some(false),
            _ => None,
        })?;
        let sure = token.text != token.lower.as_ref() || token.is_any(&["bc", "bce"]);
        sure.then_some((before, at + 1))
    }

    /// A year of two digits behind an apostrophe: '92.
    pub(super) fn short_year(&self, at: usize) -> Option<(i64, usize)> {
        let is_quoted = self.is(at, &["'"]) && self.is_joined(at + 1);
        let token = self.token(at + 1).filter(|_| is_quoted)?;
        let n = token.number().filter(|_| token.text.len() == 2)?;
        let free = !(self.is_joined(at + 2) && (self.is_word(at + 2) || self.is(at + 2, &["'"])));
        free.then_some((n, at + 2))
    }

    /// Whether a number counts what stands behind it.
    pub(super) fn is_count(&self, behind: usize) -> bool {
        self.is(behind, NO_YEAR_BEHIND)
    }

    /// A bare year, where what stands around it does not speak against one.
    pub(super) fn lone_year(&self, at: usize) -> Option<Item> {
        let (year, end) = self.year(at)?;
        let token = self.token(at)?;
        let is_bare = end == at + 1 && token.kind == Kind::Number;
        if is_bare && !self.is_plausible_year(at, year) {
            return None;
        }
        let fields = Fields {
            year: Some(Year::Full(year)),
            ..Fields::default()
        };
        Some(Item::new(at, end, Node::Date(fields)))
    }

    /// Whether a word in small letters stands here that may be the plural of what a number counts.
    fn is_plural_noun(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            token.kind == Kind::Word
                && !token.is_capitalised()
                && token.lower.ends_with('s')
                && !token.is_any(&[
                    "as", "is", "was", "has", "its", "this", "les", "des", "dans", "puis",
                ])
        })
    }

    fn is_plausible_year(&self, at: usize, year: i64) -> bool {
        let is_led = self.was(
            at,
            &[
                "in",
                "since",
                "until",
                "till",
                "by",
                "from",
                "before",
                "after",
                "during",
                "circa",
                "ca",
                "of",
                "year",
                "early",
                "late",
                "mid",
                "en",
                "depuis",
                "dès",
                "avant",
                "après",
                "année",
                "l",
                "de",
                "fin",
                "début",
                "the",
                "this",
                "throughout",
                "between",
                "(",
            ],
        );
        if self.is_count(at + 1) {
            return false;
        }
        // "no. 1987", "page 1987"
        let is_numbered = self.was(
            at,
            &[
                "no",
                "nr",
                "n°",
                "page",
                "p",
                "pp",
                "room",
                "route",
                "rt",
                "highway",
                "section",
                "article",
                "vol",
                "volume",
                "number",
                "flight",
                "over",
                "nearly",
                "approximately",
                "some",
                "than",
                "model",
                "type",
                "only",
                "least",
                "most",
                "another",
                "other",
                "rule",
                "title",
                "chapter",
                "tel",
                "fax",
                "box",
                "street",
                "figure",
                "table",
            ],
        );
        // "p. 1225"
        let page = self.was(at, &["."])
            && at >= 2
            && self.was(at - 1, &["p", "pp", "no", "vol", "art", "tel"]);
        // "461-1776"
        let is_joined = self.token(at).is_some_and(|token| token.gap == Gap::None)
            && self.was(at, &["-", "/", ":"])
            && at >= 2
            && self.token(at - 2).is_some_and(|token| {
                token.kind == Kind::Number && (token.text.len() != 4 || !self.was(at, &["-"]))
            });
        if is_numbered || page || is_joined {
            return false;
        }
        if (1900..=2050).contains(&year) {
            return true;
        }
        // Further away a number needs something that makes a year of it.
        let is_closed = self.is(
            at + 1,
            &[")", ",", ";", ".", ":", "-", "–", "to", "and", "à", "et"],
        );
        // "in 1687 and 1689"
        let follows_year = at >= 2
            && self.was(
                at,
                &[
                    "and", "or", "to", "-", "–", "until", "through", ",", "et", "ou", "à",
                ],
            )
            && self.token(at - 2).is_some_and(|token| {
                token.text.len() == 4 && token.number().is_some_and(|n| (1000..=2100).contains(&n))
            });
        // "c. 1860", "approx. 1860"
        let circa = self.skip_back(at, &["."]);
        let is_circa = self.was(
            circa,
            &[
                "c", "ca", "circa", "approx", "around", "about", "maybe", "perhaps", "vers",
            ],
        ) && !self.is_plural_noun(at + 1);
        // A heading, or a list by years.
        let is_heading = at == 0
            && self
                .token(1)
                .is_none_or(|next| next.kind == Kind::Sign && !next.is_any(&["%", "'", "$", "€"]));
        is_led
            || is_circa
            || is_heading
            || follows_year
            || (is_closed && self.was(at, &["(", "-", "–", "to", "and", ",", "à", "et"]))
    }

    /// A decade and the index behind it, as four digits with an ending: "1960s".
    pub(super) fn digital_decade(&self, at: usize) -> Option<(Node, usize)> {
        let token = self.token(at)?;
        let n = token.number()?;
        let quote = usize::from(self.is(at + 1, &["'"]) && self.is_joined(at + 1));
        let has_s = self.is(at + 1 + quote, &["s"]) && self.is_joined(at + 1 + quote);
        if !has_s || n % 10 != 0 {
            return None;
        }
        let end = at + 2 + quote;
        match token.text.len() {
            4 if (1000..=2190).contains(&n) => {
                if let Some((true, end)) = self.era(end) {
                    return Some((Node::Fixed(Calendar::Decade(-(n + 9) + 1)), end));
                }
                // "the 1800s" is a century, "the 2000s" as a rule a decade.
                let calendar = if n % 100 == 0 && n < 1900 {
                    Calendar::Century(n)
                } else {
                    Calendar::Decade(n)
                };
                Some((Node::Fixed(calendar), end))
            }
            3 => {
                let (before, end) = self.era(end)?;
                let first = if before { -(n + 9) + 1 } else { n };
                Some((Node::Fixed(Calendar::Decade(first)), end))
            }
            2 => Some((Node::ShortDecade(n), end)),
            _ => None,
        }
    }
}
