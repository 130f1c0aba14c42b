//! A dossier with many articles, made from the bundled one: the same on every machine.
//!
//! Every article is a copy of the bundled text in which the words between two mentions are rotated, and one word in
//! [`STRANGER_EVERY`] begins as it did and ends as another word of its length does. So offsets stay right, passages
//! differ, and the vocabulary grows with the number of articles about as that of a newsroom's archive does (Heaps'
//! law), instead of staying that of one text. Entities are shared by all articles; an event is told in one article
//! of [`TOLD_EVERY`].

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// How many articles the large dossier has.
pub const N_ARTICLES: usize = 500;

/// One word in so many of a copy is none of the bundled text's.
const STRANGER_EVERY: u64 = 25;

/// One article in so many tells an event.
const TOLD_EVERY: usize = 25;

/// The bundled dossier, as it is fetched by the page.
pub const BUNDLED: &str = include_str!("../../articles/committee.json");

/// The bundled dossier with `n_articles` in place of its one, as JSON.
///
/// # Panics
///
/// When the bundled dossier is not what it is.
pub fn of_articles(n_articles: usize) -> String {
    let mut file: Value = serde_json::from_str(BUNDLED).expect("the bundled dossier is JSON");
    let article = file["articles"][0].take();
    let words = Words::of(&article);
    let articles: Vec<Value> = (0..n_articles)
        .map(|at| copy(&article, at, &words))
        .collect();
    let ids: Vec<Value> = articles
        .iter()
        .map(|article| article["id"].clone())
        .collect();
    file["articles"] = articles.into();
    for list in ["events", "quantities"] {
        for (nth, record) in file[list]
            .as_array_mut()
            .expect("a list")
            .iter_mut()
            .enumerate()
        {
            let anchors = record["passages"].as_array().cloned().unwrap_or_default();
            let told_in = ids
                .iter()
                .skip(nth % TOLD_EVERY.min(n_articles))
                .step_by(TOLD_EVERY);
            let anchors = told_in.flat_map(|id| {
                anchors.iter().map(move |anchor| {
                    let mut anchor = anchor.clone();
                    anchor["article"] = id.clone();
                    anchor
                })
            });
            record["passages"] = anchors.collect();
            // The words for the date may have been rotated away.
            record["display"] = json!("");
        }
    }
    file.to_string()
}

fn copy(article: &Value, nth: usize, words: &Words) -> Value {
    let mut article = article.clone();
    let mut random = Random(nth as u64);
    let id = article["id"].as_str().expect("an id").to_owned();
    let title = article["title"].as_str().expect("a title").to_owned();
    article["id"] = json!(format!("{id}-{}", nth + 1));
    article["title"] = json!(words.rotated(&title, &mut random));
    for block in article["blocks"].as_array_mut().expect("a list") {
        let text: Vec<char> = block["text"].as_str().unwrap_or_default().chars().collect();
        let piece = |start: usize, end: usize| text[start..end].iter().collect::<String>();
        let mut mixed = String::new();
        let mut end = 0;
        for mention in block["mentions"].as_array().into_iter().flatten() {
            let offset = |field: &str| mention[field].as_u64().unwrap_or(0) as usize;
            // A mention inside another stands already.
            if offset("start") < end {
                continue;
            }
            mixed += &words.rotated(&piece(end, offset("start")), &mut random);
            mixed += &piece(offset("start"), offset("end"));
            end = offset("end");
        }
        mixed += &words.rotated(&piece(end, text.len()), &mut random);
        block["text"] = json!(mixed);
    }
    article
}

/// The words of a text, by length in scalar values.
struct Words(BTreeMap<usize, Vec<String>>);

impl Words {
    fn of(article: &Value) -> Self {
        let mut by_length: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for block in article["blocks"].as_array().into_iter().flatten() {
            let text = block["text"].as_str().unwrap_or_default();
            let words = text
                .split(' ')
                .filter(|word| word.chars().all(|letter| letter.is_ascii_lowercase()));
            words.for_each(|word| {
                by_length
                    .entry(word.len())
                    .or_default()
                    .push(word.to_owned())
            });
        }
        Self(by_length)
    }

    /// A text of the same length: its words in another order, some of them new.
    fn rotated(&self, text: &str, random: &mut Random) -> String {
        let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        // The ends may be signs that belong to a mention beside them.
        let inner = words.len().saturating_sub(1).max(1);
        if let Some(middle) = words.get_mut(1..inner).filter(|middle| !middle.is_empty()) {
            middle.rotate_left(random.below(middle.len() as u64) as usize);
            for word in middle {
                if random.below(STRANGER_EVERY) == 0 {
                    *word = self.strange(word, random);
                }
            }
        }
        words.join(" ")
    }

    fn strange(&self, word: &str, random: &mut Random) -> String {
        match self.0.get(&word.len()) {
            Some(same)
                if word.len() > 3 && word.bytes().all(|letter| letter.is_ascii_lowercase()) =>
            {
                let other = &same[random.below(same.len() as u64) as usize];
                let cut = 2 + random.below(word.len() as u64 - 3) as usize;
                [&word[..cut], &other[cut..]].concat()
            }
            _ => word.to_owned(),
        }
    }
}

/// Numbers that look random and are the same everywhere: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % n.max(1)
    }
}
