//! Lanes: marks that would cover each other are put one below the other.
//!
//! Units: whatever the marks use (fractions of the axis). Lanes count from 0 at the top.

/// Which lane each mark is in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lanes {
    /// Lane of each mark, `0..n_lanes`, in the order of the marks.
    pub lane_of: Vec<usize>,
    /// Number of lanes; the least possible.
    pub n_lanes: usize,
}

/// Puts marks (start and end) into lanes so that those of one lane keep at least `gap` between them.
///
/// A mark narrower than `min_width` takes that much room around its middle. Greedy, by start, in the first
/// lane that is free: the least number of lanes for intervals (Kleinberg & Tardos, "Algorithm Design" (2005),
/// section 4.1). Marks that start together keep their order.
pub fn lanes(marks: &[(f64, f64)], min_width: f64, gap: f64) -> Lanes {
    let rooms: Vec<(f64, f64)> = marks
        .iter()
        .map(|(start, end)| {
            let missing = (min_width - (end - start)).max(0.0) / 2.0;
            (start - missing, end + missing)
        })
        .collect();
    let mut order: Vec<usize> = (0..rooms.len()).collect();
    crate::order::sort_by(&mut order, |a, b| rooms[*a].0.total_cmp(&rooms[*b].0));

    let mut lane_of = vec![0; rooms.len()];
    let mut lane_ends: Vec<f64> = Vec::new();
    for at in order {
        let (start, end) = rooms[at];
        let free = lane_ends
            .iter()
            .position(|lane_end| lane_end + gap <= start);
        let lane = free.unwrap_or_else(|| {
            lane_ends.push(end);
            lane_ends.len() - 1
        });
        lane_ends[lane] = end;
        lane_of[at] = lane;
    }
    Lanes {
        lane_of,
        n_lanes: lane_ends.len(),
    }
}
