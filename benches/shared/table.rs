//! Percentiles as lines of a Markdown table.

use std::time::Duration;

/// How many of the slowest are named.
const N_SLOWEST: usize = 8;

/// Times of one kind, ascending, each with what was typed.
#[derive(Clone)]
pub struct Sample {
    name: &'static str,
    times: Vec<(Duration, &'static str)>,
}

impl Sample {
    /// At least one time.
    pub fn new(name: &'static str, mut times: Vec<(Duration, &'static str)>) -> Self {
        times.sort_unstable();
        Self { name, times }
    }

    /// The time that `per_mille` of the times do not exceed (nearest rank), in milliseconds.
    fn percentile_millis(&self, per_mille: usize) -> f64 {
        let rank = (self.times.len() * per_mille).div_ceil(1000).max(1);
        millis(self.times[rank - 1].0)
    }

    /// Prints what took longest.
    pub fn print_slowest(&self) {
        let slowest = self.times.iter().rev().take(N_SLOWEST);
        let named = slowest.map(|(time, typed)| format!("`{typed}` {:.1}", millis(*time)));
        let named: Vec<String> = named.collect();
        println!("slowest, {}: {} ms", self.name, named.join(", "));
    }
}

/// Prints a line for each sample, with ratios to the median of the first.
pub fn print(samples: &[Sample]) {
    let unit = samples[0].percentile_millis(500);
    let unit_name = samples[0].name;
    println!("| ms | n | p50 | p95 | p99 | max | p50 / {unit_name} | p99 / {unit_name} |");
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for sample in samples {
        let [p50, p95, p99, max] = [500, 950, 990, 1000].map(|at| sample.percentile_millis(at));
        println!(
            "| {} | {} | {p50:.3} | {p95:.3} | {p99:.3} | {max:.3} | {:.2} | {:.2} |",
            sample.name,
            sample.times.len(),
            p50 / unit,
            p99 / unit,
        );
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
