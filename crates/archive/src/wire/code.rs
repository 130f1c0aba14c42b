//! How what is asked and told becomes bytes: values one after the other, without names.
//!
//! Numbers are LEB128, signed ones in zigzag; texts and lists stand after their length, an option after 0 or 1, a variant
//! after its number. These are the bytes of postcard 1 (<https://postcard.jamesmunns.com/wire-format>). What serde derives
//! goes through a visitor for each type, which is several kilobytes of WebAssembly more.

/// A value as bytes. Reading takes what it needs from the front; `None` when there is no such value.
pub trait Code: Sized {
    /// Appends the value.
    fn put(&self, to: &mut Vec<u8>);

    /// Takes a value.
    fn take(from: &mut &[u8]) -> Option<Self>;
}

pub(super) fn take_byte(from: &mut &[u8]) -> Option<u8> {
    let (&byte, rest) = from.split_first()?;
    *from = rest;
    Some(byte)
}

impl Code for u8 {
    fn put(&self, to: &mut Vec<u8>) {
        to.push(*self);
    }

    fn take(from: &mut &[u8]) -> Option<u8> {
        take_byte(from)
    }
}

impl Code for u64 {
    fn put(&self, to: &mut Vec<u8>) {
        let mut rest = *self;
        while rest >= 0x80 {
            to.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        to.push(rest as u8);
    }

    fn take(from: &mut &[u8]) -> Option<u64> {
        let mut value = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = take_byte(from)?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }
}

impl Code for u32 {
    fn put(&self, to: &mut Vec<u8>) {
        u64::from(*self).put(to);
    }

    fn take(from: &mut &[u8]) -> Option<u32> {
        u32::try_from(u64::take(from)?).ok()
    }
}

impl Code for usize {
    fn put(&self, to: &mut Vec<u8>) {
        (*self as u64).put(to);
    }

    fn take(from: &mut &[u8]) -> Option<usize> {
        usize::try_from(u64::take(from)?).ok()
    }
}

impl Code for i32 {
    fn put(&self, to: &mut Vec<u8>) {
        ((self << 1) ^ (self >> 31)).cast_unsigned().put(to);
    }

    fn take(from: &mut &[u8]) -> Option<i32> {
        let zigzag = u32::take(from)?;
        Some((zigzag >> 1).cast_signed() ^ -(zigzag & 1).cast_signed())
    }
}

impl Code for bool {
    fn put(&self, to: &mut Vec<u8>) {
        to.push(u8::from(*self));
    }

    fn take(from: &mut &[u8]) -> Option<bool> {
        match take_byte(from)? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl Code for String {
    fn put(&self, to: &mut Vec<u8>) {
        self.len().put(to);
        to.extend_from_slice(self.as_bytes());
    }

    fn take(from: &mut &[u8]) -> Option<String> {
        let length = usize::take(from)?;
        let (text, rest) = from.split_at_checked(length)?;
        *from = rest;
        Some(std::str::from_utf8(text).ok()?.to_owned())
    }
}

impl<T: Code> Code for Vec<T> {
    fn put(&self, to: &mut Vec<u8>) {
        self.len().put(to);
        self.iter().for_each(|value| value.put(to));
    }

    fn take(from: &mut &[u8]) -> Option<Vec<T>> {
        // Every value takes a byte or more, so a length that lies ends with the bytes.
        let length = usize::take(from)?;
        let mut values = Vec::new();
        for _ in 0..length {
            values.push(T::take(from)?);
        }
        Some(values)
    }
}

impl<T: Code> Code for Option<T> {
    fn put(&self, to: &mut Vec<u8>) {
        self.is_some().put(to);
        self.iter().for_each(|value| value.put(to));
    }

    fn take(from: &mut &[u8]) -> Option<Option<T>> {
        Some(if bool::take(from)? {
            Some(T::take(from)?)
        } else {
            None
        })
    }
}

impl<A: Code, B: Code> Code for (A, B) {
    fn put(&self, to: &mut Vec<u8>) {
        self.0.put(to);
        self.1.put(to);
    }

    fn take(from: &mut &[u8]) -> Option<(A, B)> {
        Some((A::take(from)?, B::take(from)?))
    }
}

/// A record is its fields, in the order given here, which is that of the type.
macro_rules! record {
    ($type:ident: $($field:ident)*) => {
        impl Code for $type {
            fn put(&self, to: &mut Vec<u8>) {
                $(self.$field.put(to);)*
            }

            fn take(from: &mut &[u8]) -> Option<Self> {
                Some($type { $($field: Code::take(from)?,)* })
            }
        }
    };
}

/// A variant is its number, and then its parts.
macro_rules! variants {
    ($type:ident: $($number:literal $variant:ident $(($($part:ident),*))? $({$($field:ident),*})?;)*) => {
        impl Code for $type {
            fn put(&self, to: &mut Vec<u8>) {
                match self {
                    $($type::$variant $(($($part),*))? $({$($field),*})? => {
                        to.push($number);
                        $($($part.put(to);)*)?
                        $($($field.put(to);)*)?
                    })*
                }
            }

            fn take(from: &mut &[u8]) -> Option<Self> {
                Some(match code::take_byte(from)? {
                    $($number => {
                        $($(let $part = Code::take(from)?;)*)?
                        $($(let $field = Code::take(from)?;)*)?
                        $type::$variant $(($($part),*))? $({$($field),*})?
                    })*
                    _ => return None,
                })
            }
        }
    };
}

pub(super) use {record, variants};

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type All = (
        (u64, (u32, i32)),
        (Vec<Option<String>>, (bool, Vec<(u8, usize)>)),
    );

    proptest! {
        #[test]
        fn values_come_out_as_they_went_in(all in any::<All>()) {
            let mut bytes = Vec::new();
            all.put(&mut bytes);
            let mut from = bytes.as_slice();
            prop_assert_eq!(All::take(&mut from), Some(all));
            prop_assert!(from.is_empty());
            for end in 0..bytes.len() {
                prop_assert_eq!(All::take(&mut &bytes[..end]), None);
            }
        }

        #[test]
        fn any_bytes_can_be_read(bytes: Vec<u8>) {
            _ = All::take(&mut bytes.as_slice());
        }
    }

    #[test]
    fn the_bytes_are_those_that_pages_carry() {
        let mut bytes = Vec::new();
        (300_u32, (-1_i32, (Some("é".to_owned()), vec![true]))).put(&mut bytes);
        assert_eq!(bytes, [0xac, 2, 1, 1, 2, 0xc3, 0xa9, 1, 1]);
    }
}
