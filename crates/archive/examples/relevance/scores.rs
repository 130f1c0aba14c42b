//! How good a list is, from the gains of what stands in it.

/// Gains by document.
pub type Gains = std::collections::HashMap<String, f64>;

/// Measures of one list, or sums of those of many.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scores {
    /// Normalised discounted cumulative gain of the first ten.
    pub ndcg_10: f64,
    /// Average precision over the whole list.
    pub map: f64,
    /// The share of what is relevant that stands among the first hundred.
    pub recall_100: f64,
}

impl Scores {
    /// The measures of a list; `None` when nothing is relevant.
    pub fn new(ranked: &[f64], gains: &Gains) -> Option<Scores> {
        let n_relevant = gains.values().filter(|gain| **gain > 0.0).count() as f64;
        if n_relevant == 0.0 {
            return None;
        }
        let mut ideal: Vec<f64> = gains.values().copied().collect();
        ideal.sort_by(|a, b| b.total_cmp(a));
        let (mut n_hits, mut precisions) = (0.0, 0.0);
        for (at, _) in ranked.iter().enumerate().filter(|(_, gain)| **gain > 0.0) {
            n_hits += 1.0;
            precisions += n_hits / (at + 1) as f64;
        }
        let in_100 = ranked.iter().take(100).filter(|gain| **gain > 0.0).count();
        Some(Scores {
            ndcg_10: discounted(ranked) / discounted(&ideal),
            map: precisions / n_relevant,
            recall_100: in_100 as f64 / n_relevant,
        })
    }

    /// The sum of both.
    pub fn plus(self, other: Scores) -> Scores {
        Scores {
            ndcg_10: self.ndcg_10 + other.ndcg_10,
            map: self.map + other.map,
            recall_100: self.recall_100 + other.recall_100,
        }
    }

    /// The mean of a sum of `n`.
    pub fn over(self, n: usize) -> Scores {
        let n = n.max(1) as f64;
        Scores {
            ndcg_10: self.ndcg_10 / n,
            map: self.map / n,
            recall_100: self.recall_100 / n,
        }
    }
}

/// Gains of the first ten, each over the binary logarithm of its rank + 1 (Järvelin and Kekäläinen 2002, in the form
/// that trec_eval has).
fn discounted(gains: &[f64]) -> f64 {
    let discounted = gains.iter().take(10).enumerate();
    discounted
        .map(|(at, gain)| gain / ((at + 2) as f64).log2())
        .sum()
}
