//! The highlights of all hits of a search, in one list: one allocation instead of one for each hit.

use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

use crate::model::Span;

/// Runs of a text, ascending, not overlapping; read it as the slice that it stands for.
#[derive(Clone, Default)]
pub struct Spans {
    /// Those of every hit.
    all: Arc<[Span]>,
    start: u32,
    end: u32,
}

impl Spans {
    /// The part of a list that is in `range`, which lies in it.
    pub(super) fn of(all: &Arc<[Span]>, range: Range<u32>) -> Spans {
        Spans {
            all: Arc::clone(all),
            start: range.start,
            end: range.end,
        }
    }
}

impl Deref for Spans {
    type Target = [Span];

    fn deref(&self) -> &[Span] {
        self.all
            .get(self.start as usize..self.end as usize)
            .unwrap_or_default()
    }
}

impl<'a> IntoIterator for &'a Spans {
    type Item = &'a Span;
    type IntoIter = std::slice::Iter<'a, Span>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl PartialEq for Spans {
    fn eq(&self, other: &Spans) -> bool {
        **self == **other
    }
}

impl fmt::Debug for Spans {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
