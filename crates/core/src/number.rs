//! Numbers as text by integer arithmetic: the standard library's float formatting would be the only use of its
//! large tables in the page.

/// Largest magnitude that is written digit by digit; an `f64` beyond it has no fraction and no exact digits.
const MAX: f64 = 9e15;

/// `value` with at most `n_decimals` (0 to 3) decimals, rounded half away from zero, without trailing zeros.
/// Not finite: `"?"`; beyond ±9·10¹⁵: cut to that.
pub fn decimal(value: f64, n_decimals: u32) -> String {
    if !value.is_finite() {
        return "?".to_owned();
    }
    let scale = 10_i64.pow(n_decimals.min(3));
    let limit = MAX / scale as f64;
    let scaled = (value.min(limit).max(-limit) * scale as f64).round() as i64;
    let mut text = String::new();
    if scaled < 0 {
        text.push('-');
    }
    text.push_str(&(scaled.abs() / scale).to_string());
    let rest = scaled.abs() % scale;
    if rest > 0 {
        // The leading 1 keeps the zeros after the point.
        let digits = (rest + scale).to_string();
        text.push('.');
        text.push_str(digits[1..].trim_end_matches('0'));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn decimals_are_rounded_and_cut() {
        assert_eq!(decimal(0.125, 2), "0.13");
        assert_eq!(decimal(-2.5, 0), "-3");
        assert_eq!(decimal(99.9996, 3), "100");
        assert_eq!(decimal(1.05, 3), "1.05");
        assert_eq!(decimal(650_000.0, 2), "650000");
        assert_eq!(decimal(f64::NAN, 2), "?");
        assert_eq!(decimal(1e300, 0), "9000000000000000");
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_within_half_a_unit(value in -1e6..1e6_f64, n_decimals in 0_u32..=3) {
            let read: f64 = decimal(value, n_decimals).parse().unwrap();
            prop_assert!((read - value).abs() <= 0.5 / 10_f64.powi(n_decimals as i32) + 1e-9);
        }
    }
}
