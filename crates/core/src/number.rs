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

/// Up to here every whole number is an `f64`.
const MAX_WHOLE: f64 = 9_007_199_254_740_992.0;

/// `value` in decimal digits that read back as the same number, without an exponent. Not finite: `"0"`.
///
/// The shortest digits where a few decimals do; else all digits that the binary number has, at most about 1,100.
pub fn exact(value: f64) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let mut scale = 1.0;
    for n_decimals in 0..16 {
        let scaled = (value.abs() * scale).round();
        if scaled >= MAX_WHOLE {
            break;
        }
        if scaled / scale == value.abs() {
            return with_point(value, &(scaled as u64).to_string(), n_decimals);
        }
        scale *= 10.0;
    }
    // value = mantissa * 2^exponent, and 2^-1 = 5 / 10.
    let bits = value.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i32;
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, exponent) = match exponent {
        0 => (fraction, -1074),
        _ => (fraction | 1 << 52, exponent - 1075),
    };
    let mut digits: Vec<u8> = mantissa.to_string().bytes().rev().collect();
    for _ in 0..exponent.unsigned_abs() {
        multiply(&mut digits, if exponent > 0 { 2 } else { 5 });
    }
    digits.reverse();
    let digits = String::from_utf8_lossy(&digits);
    with_point(value, &digits, exponent.min(0).unsigned_abs() as usize)
}

/// Multiplies decimal digits, the last one first.
fn multiply(digits: &mut Vec<u8>, factor: u8) {
    let mut carry = 0;
    for digit in digits.iter_mut() {
        let product = (*digit - b'0') * factor + carry;
        *digit = b'0' + product % 10;
        carry = product / 10;
    }
    if carry > 0 {
        digits.push(b'0' + carry);
    }
}

/// Digits with a point before the last `n_decimals` of them, and the sign of `value`.
fn with_point(value: f64, digits: &str, n_decimals: usize) -> String {
    let mut text = String::from(if value < 0.0 { "-" } else { "" });
    let n_whole = digits.len().saturating_sub(n_decimals);
    text.push_str(if n_whole == 0 {
        "0"
    } else {
        &digits[..n_whole]
    });
    if n_decimals > 0 {
        text.push('.');
        for _ in digits.len()..n_decimals {
            text.push('0');
        }
        text.push_str(digits[n_whole..].trim_end_matches('0'));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn exact_digits_are_short_where_they_can_be() {
        let cases = [0.0, 3.0, -2.5, 0.1, 650_000.0, 0.07, 1.005, -1e-3];
        let written: Vec<String> = cases.into_iter().map(exact).collect();
        assert_eq!(
            written,
            ["0", "3", "-2.5", "0.1", "650000", "0.07", "1.005", "-0.001"]
        );
        assert_eq!(exact(1e22), "10000000000000000000000");
        assert_eq!(exact(f64::INFINITY), "0");
    }

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
        fn exact_digits_read_back_as_the_same_number(value in prop::num::f64::ANY) {
            if value.is_finite() {
                prop_assert_eq!(exact(value).parse::<f64>(), Ok(value));
            }
        }

        #[test]
        fn what_is_written_reads_back_within_half_a_unit(value in -1e6..1e6_f64, n_decimals in 0_u32..=3) {
            let read: f64 = decimal(value, n_decimals).parse().unwrap();
            prop_assert!((read - value).abs() <= 0.5 / 10_f64.powi(n_decimals as i32) + 1e-9);
        }
    }
}
