//! Intervals by resampling documents: how much of a score hangs on which documents there happened to be.

/// How many times documents are drawn.
const N_DRAWS: usize = 2_000;

/// The numbers that are drawn are the same every time.
const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

/// The 95 % interval of a score over documents: of as many documents, drawn with repetition.
pub fn interval<T: Copy>(
    documents: &[T],
    score: impl Fn(&mut dyn Iterator<Item = T>) -> f64,
) -> (f64, f64) {
    let mut random = Random(SEED);
    let mut scores: Vec<f64> = (0..N_DRAWS)
        .map(|_| {
            let draws = (0..documents.len()).map(|_| random.below(documents.len()));
            let drawn: Vec<usize> = draws.collect();
            score(&mut drawn.iter().filter_map(|at| documents.get(*at).copied()))
        })
        .collect();
    scores.sort_by(f64::total_cmp);
    let at = |part: f64| {
        let place = (part * (N_DRAWS - 1) as f64).round() as usize;
        scores.get(place).copied().unwrap_or_default()
    };
    (at(0.025), at(0.975))
}

/// Numbers without a pattern: xorshift64* (Vigna 2016).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number below `limit`, which is not 0.
    fn below(&mut self, limit: usize) -> usize {
        ((u128::from(self.next()) * limit as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean(values: &mut dyn Iterator<Item = f64>) -> f64 {
        let values: Vec<f64> = values.collect();
        values.iter().sum::<f64>() / values.len().max(1) as f64
    }

    #[test]
    fn documents_that_agree_leave_no_doubt() {
        assert_eq!(interval(&[70.0; 20], mean), (70.0, 70.0));
    }

    #[test]
    fn more_documents_leave_less_doubt() {
        let documents = |n: usize| -> Vec<f64> { (0..n).map(|at| (at % 2) as f64).collect() };
        let (low, high) = interval(&documents(20), mean);
        let (lower, higher) = interval(&documents(2_000), mean);
        assert!(low < lower && lower < 0.5 && 0.5 < higher && higher < high);
        // The normal distribution gives 0.5 ± 0.219 for 20 fair coins.
        assert!(
            (low - 0.28).abs() < 0.06 && (high - 0.72).abs() < 0.06,
            "{low} {high}"
        );
    }

    #[test]
    fn the_same_documents_give_the_same_interval() {
        let documents = [1.0, 5.0, 2.0];
        assert_eq!(interval(&documents, mean), interval(&documents, mean));
        assert_eq!(interval(&[], mean), (0.0, 0.0));
    }
}
