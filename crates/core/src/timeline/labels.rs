//! Labels in a row: moved as little as needed so that none covers another.
//!
//! Units: whatever the caller uses, fractions or pixels, the same for all arguments.

/// Labels that ended up touching: they move together.
struct Cluster {
    /// Sum of the wished starts, each less the room of the labels before it.
    sum: f64,
    n_labels: usize,
}

impl Cluster {
    fn mean(&self) -> f64 {
        self.sum / self.n_labels as f64
    }
}

/// Where each label starts, given where it would like to start and its width.
///
/// Labels keep their order and at least `gap` between them; the sum of squared moves is the least
/// possible. They stay inside `range` when they fit; when they do not, they are packed from its start.
/// A label without a width counts as 0 wide.
///
/// Taking the room of the labels before it from each wish leaves an isotonic regression, solved by
/// pooling adjacent violators (Barlow et al., "Statistical Inference under Order Restrictions" (1972),
/// section 1.2); holding the result inside limits keeps it the best.
pub fn place_labels(desired: &[f64], widths: &[f64], gap: f64, range: (f64, f64)) -> Vec<f64> {
    let width_of = |at: usize| widths.get(at).copied().unwrap_or(0.0);
    let mut rooms_before = Vec::with_capacity(desired.len());
    let mut room = 0.0;
    for at in 0..desired.len() {
        rooms_before.push(room);
        room += width_of(at) + gap;
    }
    // The last label needs no gap behind it.
    let latest = range.1 - (room - gap);

    let mut clusters: Vec<Cluster> = Vec::new();
    for (wish, room_before) in desired.iter().zip(&rooms_before) {
        let mut cluster = Cluster {
            sum: wish - room_before,
            n_labels: 1,
        };
        while let Some(previous) = clusters.pop_if(|previous| previous.mean() > cluster.mean()) {
            cluster.sum += previous.sum;
            cluster.n_labels += previous.n_labels;
        }
        clusters.push(cluster);
    }

    let starts = clusters.iter().flat_map(|cluster| {
        let start = cluster.mean().min(latest).max(range.0);
        std::iter::repeat_n(start, cluster.n_labels)
    });
    starts
        .zip(&rooms_before)
        .map(|(start, room_before)| start + room_before)
        .collect()
}
