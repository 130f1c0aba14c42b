//! The words of a dossier in order, and where each stands.
//!
//! Every place where a word can stand has a number, its *position*, unique in the dossier (see
//! [`super::layout`]). A form is one spelling of a word in one language; forms that fold to the same
//! word are neighbours, so that a binary search finds a word, a spelling or a prefix.

use std::ops::Range;

use crate::text::{Language, fold_into, stem};

/// A run of [`Dictionary::letters`].
#[derive(Clone, Copy, Debug, Default)]
struct Letters {
    start: u32,
    end: u32,
}

#[derive(Clone, Debug)]
struct Form {
    folded: Letters,
    /// Lower case, with accents.
    surface: Letters,
    stem: Letters,
    language: Language,
    /// Where its positions begin in [`Dictionary::positions`]; they end where the next form's begin.
    positions: u32,
}

/// Number of a form in the dictionary.
pub(super) type FormIdx = u32;

/// Forms by folded word, then spelling, then language.
#[derive(Clone, Debug, Default)]
pub(super) struct Dictionary {
    letters: String,
    forms: Vec<Form>,
    /// Forms by language, then stem.
    by_stem: Vec<FormIdx>,
    /// Positions of every form, ascending, as differences in base 128.
    positions: Vec<u8>,
}

impl Dictionary {
    /// From spellings with their languages, and from every place the number of the spelling there.
    /// Several words may stand in one place; places ascend.
    pub fn new(
        spellings: &[(String, Language)],
        places: impl Iterator<Item = (u32, u32)> + Clone,
    ) -> Dictionary {
        let mut dictionary = Dictionary::default();
        let unsorted: Vec<Form> = spellings
            .iter()
            .map(|(surface, language)| dictionary.form(surface, *language))
            .collect();
        let mut order: Vec<FormIdx> = (0..unsorted.len() as u32).collect();
        let letters = &dictionary.letters;
        let of = |letters_of: Letters| &letters[letters_of.start as usize..letters_of.end as usize];
        let key = |at: FormIdx| {
            let form = &unsorted[at as usize];
            (of(form.folded), of(form.surface), form.language)
        };
        crate::order::sort_by(&mut order, |&a, &b| key(a).cmp(&key(b)));
        let mut forms: Vec<Form> = order
            .iter()
            .map(|&at| unsorted[at as usize].clone())
            .collect();
        let positions = coded_positions(&order, places, &mut forms);
        let mut by_stem: Vec<FormIdx> = (0..forms.len() as u32).collect();
        let stem_key = |at: FormIdx| (forms[at as usize].language, of(forms[at as usize].stem), at);
        crate::order::sort_by(&mut by_stem, |&a, &b| stem_key(a).cmp(&stem_key(b)));
        dictionary.by_stem = by_stem;
        dictionary.forms = forms;
        dictionary.positions = positions;
        dictionary
    }

    /// How many forms there are.
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    /// The folded word of a form.
    pub fn folded(&self, form: FormIdx) -> &str {
        self.get(self.forms[form as usize].folded)
    }

    /// The form as written, in lower case.
    pub fn surface(&self, form: FormIdx) -> &str {
        self.get(self.forms[form as usize].surface)
    }

    /// The form's language and stem.
    pub fn stem(&self, form: FormIdx) -> (Language, &str) {
        let form = &self.forms[form as usize];
        (form.language, self.get(form.stem))
    }

    /// Forms of a folded word.
    pub fn with_word(&self, folded: &str) -> Range<FormIdx> {
        let start = self
            .forms
            .partition_point(|form| self.get(form.folded) < folded);
        let n = self.forms[start..].partition_point(|form| self.get(form.folded) == folded);
        start as u32..(start + n) as u32
    }

    /// Forms whose folded word begins so.
    pub fn with_prefix(&self, folded: &str) -> Range<FormIdx> {
        let start = self
            .forms
            .partition_point(|form| self.get(form.folded) < folded);
        let n =
            self.forms[start..].partition_point(|form| self.get(form.folded).starts_with(folded));
        start as u32..(start + n) as u32
    }

    /// The first form after one that begins so whose folded word does not; quick when it is near.
    pub fn after_prefix(&self, form: FormIdx, folded: &str) -> FormIdx {
        let start = form as usize + 1;
        let begins_so = |form: &Form| self.get(form.folded).starts_with(folded);
        let mut reach = 1;
        while self.forms.get(start + reach).is_some_and(begins_so) {
            reach *= 2;
        }
        let near = &self.forms[start..self.forms.len().min(start + reach + 1)];
        (start + near.partition_point(begins_so)) as FormIdx
    }

    /// Forms with a stem in a language.
    pub fn with_stem(&self, language: Language, stem: &str) -> &[FormIdx] {
        let start = self
            .by_stem
            .partition_point(|&form| self.stem(form) < (language, stem));
        let n = self.by_stem[start..].partition_point(|&form| self.stem(form) == (language, stem));
        &self.by_stem[start..start + n]
    }

    /// Positions of a form, ascending.
    pub fn positions(&self, form: FormIdx) -> impl Iterator<Item = u32> + '_ {
        let bound = |at: usize| {
            self.forms
                .get(at)
                .map_or(self.positions.len(), |form| form.positions as usize)
        };
        let mut bytes = self.positions[bound(form as usize)..bound(form as usize + 1)].iter();
        let mut position = 0;
        std::iter::from_fn(move || {
            position += read_number(&mut bytes)?;
            Some(position)
        })
    }

    /// How many places a form stands in, at most the bytes that code them.
    pub fn size(&self, form: FormIdx) -> u32 {
        let end = self
            .forms
            .get(form as usize + 1)
            .map_or(self.positions.len() as u32, |next| next.positions);
        end - self.forms[form as usize].positions
    }

    fn get(&self, letters: Letters) -> &str {
        &self.letters[letters.start as usize..letters.end as usize]
    }

    /// A form without positions; what folding and stemming leave as it is shares its letters.
    fn form(&mut self, surface: &str, language: Language) -> Form {
        let written = self.append(|letters| letters.push_str(surface));
        let mut folded = self.append(|letters| fold_into(surface, letters));
        if self.get(folded) == self.get(written) {
            self.letters.truncate(folded.start as usize);
            folded = written;
        }
        let stem = stem(surface, language);
        let stem = if self.get(folded).starts_with(&stem) {
            Letters {
                start: folded.start,
                end: folded.start + stem.len() as u32,
            }
        } else {
            self.append(|letters| letters.push_str(&stem))
        };
        Form {
            folded,
            surface: written,
            stem,
            language,
            positions: 0,
        }
    }

    fn append(&mut self, write: impl FnOnce(&mut String)) -> Letters {
        let start = self.letters.len() as u32;
        write(&mut self.letters);
        Letters {
            start,
            end: self.letters.len() as u32,
        }
    }
}

/// The positions of all forms in their order, coded; each form learns where its own begin.
fn coded_positions(
    order: &[FormIdx],
    places: impl Iterator<Item = (u32, u32)> + Clone,
    forms: &mut [Form],
) -> Vec<u8> {
    let mut rank = vec![0_u32; order.len()];
    for (at, &spelling) in order.iter().enumerate() {
        rank[spelling as usize] = at as u32;
    }
    // Counting sort by form; it keeps the ascending order within each.
    let mut next = vec![0_u32; order.len() + 1];
    for (_, spelling) in places.clone() {
        next[rank[spelling as usize] as usize + 1] += 1;
    }
    for at in 1..next.len() {
        next[at] += next[at - 1];
    }
    let ends: Vec<u32> = next[1..].to_vec();
    let mut sorted = vec![0_u32; next.last().map_or(0, |&n| n as usize)];
    for (position, spelling) in places {
        let slot = &mut next[rank[spelling as usize] as usize];
        sorted[*slot as usize] = position;
        *slot += 1;
    }
    let mut bytes = Vec::with_capacity(sorted.len() * 2);
    let mut start = 0;
    for (form, &end) in forms.iter_mut().zip(&ends) {
        form.positions = bytes.len() as u32;
        let mut previous = 0;
        for &position in &sorted[start..end as usize] {
            write_number(position - previous, &mut bytes);
            previous = position;
        }
        start = end as usize;
    }
    bytes.shrink_to_fit();
    bytes
}

/// Appends a number in base 128, low digits first, the high bit set on all bytes but the last.
pub(super) fn write_number(mut number: u32, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Reads what [`write_number`] wrote.
#[inline(always)] // Almost all numbers are one byte, and half a million of them are read for a letter typed.
pub(super) fn read_number(bytes: &mut std::slice::Iter<u8>) -> Option<u32> {
    let byte = *bytes.next()?;
    if byte < 0x80 {
        Some(byte.into())
    } else {
        read_longer_number(byte, bytes)
    }
}

#[inline(never)]
fn read_longer_number(first: u8, bytes: &mut std::slice::Iter<u8>) -> Option<u32> {
    let mut number = u32::from(first & 0x7F);
    let mut shift = 7;
    loop {
        let byte = *bytes.next()?;
        number |= u32::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(number);
        }
        shift += 7;
    }
}
