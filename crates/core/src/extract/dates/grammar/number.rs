//! Numbers in digits and in words, ordinals, Roman numerals.

use super::Parser;
use crate::extract::dates::ast::Amount;
use crate::extract::dates::lexicon::{Class, Tongue};
use crate::extract::dates::token::Kind;

/// Most tokens that a number in words has.
const LONGEST: usize = 14;

impl Parser<'_> {
    /// A number and the index behind it: "12", "1,500", "2.5", "twenty-five", "two and a half".
    pub(super) fn amount(&self, at: usize) -> Option<(Amount, usize)> {
        let (whole, end) = match self.digits(at) {
            Some(found) => return Some(found),
            None => self.cardinal(at)?,
        };
        let hundredths = whole.saturating_mul(100);
        let half = match self.language.tongue {
            Tongue::English => self
                .all(end, &["and", "a", "half"])
                .or_else(|| self.all(end, &["and", "half"]))
                .or_else(|| self.all(end, &["-", "and", "-", "a", "-", "half"])),
            _ => None,
        };
        Some(match half {
            Some(end) => (Amount::Hundredths(hundredths.saturating_add(50)), end),
            None => (Amount::Hundredths(hundredths), end),
        })
    }

    /// A number in digits, with separators of thousands and a fraction as the language writes them.
    fn digits(&self, at: usize) -> Option<(Amount, usize)> {
        let first = self.token(at)?.number()?;
        let (thousands, fraction) = match self.language.tongue {
            Tongue::English => (",", "."),
            _ => (".", ","),
        };
        let (mut whole, mut end) = (first, at + 1);
        for _ in 0..3 {
            let is_group = self.is_sign(end, &[thousands])
                && self.is_joined(end)
                && self.is_joined(end + 1)
                && self
                    .token(end + 1)
                    .is_some_and(|token| token.kind == Kind::Number && token.text.len() == 3);
            let Some(group) = self.token(end + 1).filter(|_| is_group) else {
                break;
            };
            whole = whole.checked_mul(1000)?.checked_add(group.number()?)?;
            end += 2;
        }
        let mut hundredths = whole.checked_mul(100)?;
        if self.is_sign(end, &[fraction]) && self.is_joined(end) && self.is_joined(end + 1) {
            if let Some(digits) = self
                .token(end + 1)
                .filter(|token| token.kind == Kind::Number && token.text.len() <= 2)
            {
                let scale = if digits.text.len() == 1 { 10 } else { 1 };
                hundredths = hundredths.checked_add(digits.number()? * scale)?;
                end += 2;
            }
        } else if let Some(scale) = self.scale(end).filter(|scale| *scale >= 1000) {
            hundredths = hundredths.checked_mul(i64::from(scale))?;
            end += 1;
        }
        Some((Amount::Hundredths(hundredths), end))
    }

    /// A whole number in words.
    pub(super) fn cardinal(&self, at: usize) -> Option<(i64, usize)> {
        let (mut total, mut group, mut end) = (0_i64, 0_i64, at);
        let mut is_any = false;
        while end < at + LONGEST {
            // Hyphens and "and" only between two parts.
            let mut next = end;
            if is_any {
                next = self.skip_hyphen(next);
                next = self.skip(next, &["and", "et"]);
                next = self.skip_hyphen(next);
            }
            let is_linked = next > end;
            if let Some(n) = self.cardinal_word(next) {
                let n = i64::from(n);
                let tail = group % 100;
                let fits = match (tail, n) {
                    _ if !is_any => true,
                    (0, _) => group > 0 || total > 0,
                    (4, 20) => self.language.tongue == Tongue::French && is_linked,
                    (10, 7..=9) => self.language.tongue == Tongue::French && is_linked,
                    (20..=90, 1..=9) => tail % 10 == 0,
                    (60 | 80, 10..=16) => self.language.tongue == Tongue::French && is_linked,
                    _ => false,
                };
                if !fits {
                    break;
                }
                group = if (tail, n) == (4, 20) {
                    group + 76
                } else {
                    group + n
                };
                end = next + 1;
            } else if let Some(scale) = self
                .scale(next)
                .filter(|_| next == end || !is_linked || { self.is(end, &["-"]) })
            {
                let scale = i64::from(scale);
                if scale == 100 {
                    group = group.max(1).checked_mul(100)?;
                } else {
                    total = total.checked_add(group.max(1).checked_mul(scale)?)?;
                    group = 0;
                }
                end = next + 1;
            } else {
                break;
            }
            is_any = true;
        }
        is_any.then_some((total.checked_add(group)?, end))
    }

    fn cardinal_word(&self, at: usize) -> Option<u32> {
        self.token(at)?.class(|class| match class {
            Class::Cardinal(n) => Some(n),
            _ => None,
        })
    }

    fn scale(&self, at: usize) -> Option<u32> {
        self.token(at)?.class(|class| match class {
            Class::Scale(n) => Some(n),
            _ => None,
        })
    }

    /// An ordinal and the index behind it: "5th", "fifth", "twenty-first", "XIXe".
    pub(super) fn ordinal(&self, at: usize) -> Option<(i64, usize)> {
        let token = self.token(at)?;
        if let Some(n) = token.number() {
            let endings: &[&str] = match self.language.tongue {
                Tongue::English => &["st", "nd", "rd", "th"],
                _ => &[
                    "e", "er", "re", "ère", "ème", "eme", "ième", "nd", "nde", "è",
                ],
            };
            let has_ending = self.is(at + 1, endings) && self.is_joined(at + 1);
            return has_ending.then_some((n, at + 2));
        }
        if let Some(n) = self.ordinal_word(at) {
            return Some((n, at + 1));
        }
        if self.language.tongue == Tongue::French {
            return roman_ordinal(token.text).map(|n| (n, at + 1));
        }
        // "twenty-first"
        let tens = i64::from(self.cardinal_word(at)?);
        let next = self.skip_hyphen(at + 1);
        let one = self.ordinal_word(next).filter(|one| *one < 10)?;
        (tens >= 20 && tens % 10 == 0).then_some((tens + one, next + 1))
    }

    fn ordinal_word(&self, at: usize) -> Option<i64> {
        self.token(at)?.class(|class| match class {
            Class::Ordinal(n) => Some(i64::from(n)),
            _ => None,
        })
    }
}

/// The number that Roman numerals with a French ending write: 19 of "XIXe".
fn roman_ordinal(word: &str) -> Option<i64> {
    let n_numerals = word
        .bytes()
        .take_while(|byte| matches!(byte, b'I' | b'V' | b'X'))
        .count();
    let (numerals, ending) = word.split_at(n_numerals);
    let is_ending = matches!(ending, "" | "e" | "è" | "ème" | "eme" | "ième" | "er" | "ᵉ");
    if !is_ending || numerals.is_empty() || numerals.len() > 6 {
        return None;
    }
    let value = |letter| match letter {
        b'I' => 1,
        b'V' => 5,
        _ => 10,
    };
    let mut total = 0;
    let mut before = 0;
    for letter in numerals.bytes().rev() {
        let n = value(letter);
        total += if n < before { -n } else { n };
        before = before.max(n);
    }
    (1..=21).contains(&total).then_some(total)
}
