//! What holds for any steps and any text.

use proptest::prelude::*;

use super::{desk, file};
use crate::desk::*;
use crate::model::Span;

fn any_at() -> impl Strategy<Value = At> {
    (0..2usize, 0..4usize, 0..120u32, 0..20u32).prop_map(|(article, block, start, length)| At {
        article,
        block,
        span: Span {
            start,
            end: start + length,
        },
    })
}

fn any_action() -> impl Strategy<Value = Action> {
    let id = || {
        prop::sample::select(vec![
            "ana-moe", "bo-lie", "nobody", "the-pier", "sale", "boat",
        ])
        .prop_map(str::to_owned)
    };
    let edtf = || {
        prop::sample::select(vec!["2016", "2017-21", "x", "", "1990/..", "2018-02?"])
            .prop_map(str::to_owned)
    };
    let words = || {
        prop::sample::select(vec![
            "the pier",
            "Moe",
            "boat",
            " ",
            "é\u{301}",
            "[x](y)",
            "12 May 2016",
        ])
        .prop_map(str::to_owned)
    };
    prop_oneof![
        (any_at(), edtf()).prop_map(|(at, edtf)| Action::Dated(at, edtf)),
        any_at().prop_map(Action::NotDated),
        any_at().prop_map(Action::DateOpened),
        (any_at(), id()).prop_map(|(at, id)| Action::Named(at, id)),
        any_at().prop_map(Action::NotNamed),
        any_at().prop_map(Action::NameOpened),
        (words(), words()).prop_map(|(name, kind)| Action::EntityAdded {
            name,
            kind,
            aliases: vec!["sold".to_owned()]
        }),
        (id(), words()).prop_map(|(id, name)| Action::EntityRenamed(id, name)),
        (id(), words()).prop_map(|(id, alias)| Action::AliasAdded(id, alias)),
        (id(), id()).prop_map(|(from, into)| Action::EntitiesMerged(from, into)),
        id().prop_map(Action::EntityRemoved),
        (any_at(), edtf(), words()).prop_map(|(at, edtf, title)| Action::EventAdded {
            at,
            edtf,
            display: String::new(),
            title,
            entities: vec!["ana-moe".to_owned()],
            according_to: String::new(),
        }),
        (id(), words()).prop_map(|(id, title)| Action::EventRetitled(id, title)),
        (id(), id()).prop_map(|(from, into)| Action::EventsMerged(from, into)),
        id().prop_map(Action::EventRemoved),
        (0..2usize, edtf()).prop_map(|(article, edtf)| Action::Published(article, edtf)),
        (0..2usize, words()).prop_map(|(article, title)| Action::Title(article, title)),
    ]
}

proptest! {
    // Each case reads and finds many times over.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_steps_can_be_undone_and_done_again(actions in prop::collection::vec(any_action(), 1..12)) {
        let first = desk();
        let mut desk = first.clone();
        let mut n_done = 0;
        for action in &actions {
            if let Ok(after) = desk.update(action) {
                n_done += usize::from(after.work() != desk.work());
                desk = after;
            }
            let shown = desk.work().show();
            for (article, of_article) in shown.articles.iter().enumerate() {
                for (block, of_block) in of_article.blocks.iter().enumerate() {
                    let text: String = of_block.segments.iter().map(|segment| segment.text.as_str()).collect();
                    prop_assert_eq!(text, desk.work().text(article, block));
                }
            }
        }
        let last = desk.work().clone();
        prop_assert_eq!(restore(&last.keep()), Some(last.clone()));
        for _ in 0..n_done {
            desk = desk.undo();
        }
        prop_assert_eq!(&desk.work(), &first.work());
        prop_assert!(!desk.can_undo());
        for _ in 0..n_done {
            desk = desk.redo();
        }
        prop_assert_eq!(desk.work(), &last);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,200}", name in "[a-z]{1,4}\\.(md|html|txt|json|csv|jsonl|toml|exe)") {
        if let Ok(opened) = open(&[file(&name, &text)]) {
            opened.work.show();
            opened.work.json();
        }
    }

    #[test]
    fn any_kept_text_is_taken_up_or_not(text in "\\PC{0,80}") {
        restore(&text);
    }
}
