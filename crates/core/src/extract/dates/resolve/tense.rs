//! The tense of the verb next to an expression, guessed from the forms of words.

use super::super::ast::Run;
use super::super::lexicon::{Language, Tongue};
use super::super::token::{Kind, Token};
use super::sentence::ends_sentence;

/// When what is told takes place, seen from when it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// Before.
    Past,
    /// Afterwards.
    Future,
    /// The verb stands in the present.
    Present,
    /// There is no verb that tells.
    Open,
}

/// Tokens that are looked at on each side.
const REACH: usize = 24;

/// Tokens within which a verb surely belongs to an expression.
const CLOSE: usize = 4;

/// The tense of the nearest verb, first of those before in the sentence, then of those behind; and whether that verb
/// stands close by.
pub fn tense(tokens: &[Token<'_>], run: Run, language: Language) -> (Tense, bool) {
    let of = |token: &Token<'_>| match language.tongue {
        Tongue::English => english(token),
        Tongue::French => french(token),
        Tongue::Other => None,
    };
    let in_clause = |at: &usize| !ends_clause(tokens, *at);
    let tense_at = |at: usize| Some((tokens.get(at).and_then(of)?, at));
    let first = run.start.saturating_sub(REACH);
    let last = (run.end + REACH).min(tokens.len());
    let before = (first..run.start)
        .rev()
        .take_while(in_clause)
        .find_map(tense_at)
        .map(|(tense, at)| (tense, run.start - at <= CLOSE));
    let behind = || {
        (run.end..last)
            .take_while(in_clause)
            .find_map(tense_at)
            .map(|(tense, at)| (tense, at - run.end < CLOSE))
    };
    let (tense, is_close) = before.or_else(behind).unwrap_or((Tense::Open, false));
    // French "a" and "est" are the verbs of much else.
    (tense, is_close && language.tongue == Tongue::English)
}

/// Whether a token ends a sentence, or a part of one that has its own verb.
fn ends_clause(tokens: &[Token<'_>], at: usize) -> bool {
    ends_sentence(tokens, at) || tokens.get(at).is_some_and(|token| token.is_any(&[";"]))
}

fn english(token: &Token<'_>) -> Option<Tense> {
    const FUTURE: &[&str] = &[
        "will",
        "shall",
        "ll",
        "won",
        "scheduled",
        "expected",
        "planned",
        "slated",
        "due",
        "upcoming",
        "begins",
        "starts",
        "opens",
        "meets",
        "arrives",
        "resumes",
        "departs",
        "expects",
        "plans",
        "intends",
        "hopes",
    ];
    const PAST: &[&str] = &[
        "was", "were", "had", "did", "has", "have", "said", "went", "began", "took", "came",
        "made", "told", "lost", "fell", "rose", "held", "met", "left", "led", "got", "gave",
        "found", "saw", "became", "struck", "shot", "sent", "brought", "broke", "fought", "ran",
        "sold", "bought", "spent", "built", "kept", "grew", "drew", "wrote", "spoke", "shook",
        "sank", "slid", "thought", "knew", "felt", "stood", "sat", "heard", "paid", "won", "put",
        "hit", "swept", "drove", "flew", "threw", "chose", "rode",
    ];
    const PRESENT: &[&str] = &[
        "is", "are", "am", "can", "may", "does", "do", "remains", "occurs", "occur", "becomes",
        "tends", "tend", "lies",
    ];
    if token.kind != Kind::Word || token.is_capitalised() && token.text.len() > 4 {
        return None;
    }
    let word = token.lower.as_ref();
    if FUTURE.contains(&word) && word != "won" {
        return Some(Tense::Future);
    }
    let is_regular = word.len() > 4
        && word.ends_with("ed")
        && !matches!(
            word,
            "indeed"
                | "speed"
                | "exceed"
                | "proceed"
                | "succeed"
                | "hundred"
                | "breed"
                | "bleed"
                | "sacred"
                | "united"
                | "need"
        );
    if is_regular || PAST.contains(&word) {
        return Some(Tense::Past);
    }
    PRESENT.contains(&word).then_some(Tense::Present)
}

fn french(token: &Token<'_>) -> Option<Tense> {
    const FUTURE: &[&str] = &[
        "va",
        "vont",
        "prévu",
        "prévue",
        "prévus",
        "prévues",
        "doit",
        "doivent",
        "devrait",
        "devraient",
        "organise",
        "organisent",
        "prochain",
        "prochaine",
    ];
    const PAST: &[&str] = &[
        "a", "ont", "avait", "avaient", "est", "sont", "était", "étaient", "fut", "furent", "été",
        "eu", "fit", "dit", "mort", "né",
    ];
    if token.kind != Kind::Word {
        return None;
    }
    let word = token.lower.as_ref();
    if FUTURE.contains(&word) {
        return Some(Tense::Future);
    }
    let n_letters = word.chars().count();
    let is_future = n_letters > 3
        && !token.is_capitalised()
        && (word.ends_with("era")
            || word.ends_with("ira")
            || word.ends_with("dra")
            || word.ends_with("ura")
            || word.ends_with("rra")
            || word.ends_with("vra")
            || word.ends_with("tra")
            || word.ends_with("eront")
            || word.ends_with("iront")
            || word.ends_with("dront")
            || word.ends_with("uront")
            || word.ends_with("rront")
            || word.ends_with("vront")
            || word.ends_with("tront"))
        && !matches!(
            word,
            "opéra" | "caméra" | "extra" | "ultra" | "contra" | "choléra"
        );
    if is_future {
        return Some(Tense::Future);
    }
    (PAST.contains(&word)
        || n_letters > 4
            && (word.ends_with("ait") || word.ends_with("aient") || word.ends_with("èrent")))
    .then_some(Tense::Past)
}
