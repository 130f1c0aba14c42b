//! How what is asked and told becomes bytes: values one after the other, without names.
//!
//! Numbers are LEB128, signed ones in zigzag; texts and lists stand after their length, an option after 0 or 1, a variant
//! after its number. These are the bytes of postcard 1 (<https://postcard.jamesmunns.com/wire-format>), written and read
//! without the visitors that serde derives for each type.

use crate::bytes::{Bytes, Damaged, Write};

/// A value as bytes. Reading takes what it needs from the front.
pub trait Code: Sized {
    /// Appends the value.
    fn put(&self, to: &mut Vec<u8>);

    /// Takes a value.
    fn take(from: &mut Bytes) -> Result<Self, Damaged>;
}

impl Code for u8 {
    fn put(&self, to: &mut Vec<u8>) {
        to.push(*self);
    }

    fn take(from: &mut Bytes) -> Result<u8, Damaged> {
        from.byte()
    }
}

impl Code for u64 {
    fn put(&self, to: &mut Vec<u8>) {
        to.number(*self);
    }

    fn take(from: &mut Bytes) -> Result<u64, Damaged> {
        from.number()
    }
}

impl Code for u32 {
    fn put(&self, to: &mut Vec<u8>) {
        to.number(u64::from(*self));
    }

    fn take(from: &mut Bytes) -> Result<u32, Damaged> {
        from.small()
    }
}

impl Code for usize {
    fn put(&self, to: &mut Vec<u8>) {
        to.number(*self as u64);
    }

    fn take(from: &mut Bytes) -> Result<usize, Damaged> {
        usize::try_from(from.number()?).map_err(|_| Damaged)
    }
}

impl Code for i32 {
    fn put(&self, to: &mut Vec<u8>) {
        to.signed(i64::from(*self));
    }

    fn take(from: &mut Bytes) -> Result<i32, Damaged> {
        i32::try_from(from.signed()?).map_err(|_| Damaged)
    }
}

impl Code for bool {
    fn put(&self, to: &mut Vec<u8>) {
        to.push(u8::from(*self));
    }

    fn take(from: &mut Bytes) -> Result<bool, Damaged> {
        match from.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(Damaged),
        }
    }
}

impl Code for String {
    fn put(&self, to: &mut Vec<u8>) {
        to.text(self);
    }

    fn take(from: &mut Bytes) -> Result<String, Damaged> {
        from.text().map(str::to_owned)
    }
}

impl<T: Code> Code for Vec<T> {
    fn put(&self, to: &mut Vec<u8>) {
        self.len().put(to);
        self.iter().for_each(|value| value.put(to));
    }

    fn take(from: &mut Bytes) -> Result<Vec<T>, Damaged> {
        // Every value takes a byte or more.
        let length = from.count()?;
        // A loop is a third of the code that collecting results is, for each of the many types of values.
        let mut values = Vec::new();
        for _ in 0..length {
            values.push(T::take(from)?);
        }
        Ok(values)
    }
}

impl<T: Code> Code for Option<T> {
    fn put(&self, to: &mut Vec<u8>) {
        self.is_some().put(to);
        self.iter().for_each(|value| value.put(to));
    }

    fn take(from: &mut Bytes) -> Result<Option<T>, Damaged> {
        bool::take(from)?.then(|| T::take(from)).transpose()
    }
}

impl<A: Code, B: Code> Code for (A, B) {
    fn put(&self, to: &mut Vec<u8>) {
        self.0.put(to);
        self.1.put(to);
    }

    fn take(from: &mut Bytes) -> Result<(A, B), Damaged> {
        Ok((A::take(from)?, B::take(from)?))
    }
}

/// A record is its fields, in the order given here, which is that of the type.
macro_rules! record {
    ($type:ident: $($field:ident)*) => {
        impl Code for $type {
            fn put(&self, to: &mut Vec<u8>) {
                $(self.$field.put(to);)*
            }

            fn take(from: &mut Bytes) -> Result<Self, Damaged> {
                Ok($type { $($field: Code::take(from)?,)* })
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

            fn take(from: &mut Bytes) -> Result<Self, Damaged> {
                Ok(match from.byte()? {
                    $($number => {
                        $($(let $part = Code::take(from)?;)*)?
                        $($(let $field = Code::take(from)?;)*)?
                        $type::$variant $(($($part),*))? $({$($field),*})?
                    })*
                    _ => return Err(Damaged),
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
            let mut from = Bytes(&bytes);
            prop_assert_eq!(All::take(&mut from), Ok(all));
            prop_assert!(from.is_empty());
            for end in 0..bytes.len() {
                prop_assert_eq!(All::take(&mut Bytes(&bytes[..end])), Err(Damaged));
            }
        }

        #[test]
        fn any_bytes_can_be_read(bytes: Vec<u8>) {
            _ = All::take(&mut Bytes(&bytes));
        }
    }

    #[test]
    fn the_bytes_are_those_that_pages_carry() {
        let mut bytes = Vec::new();
        (300_u32, (-1_i32, (Some("é".to_owned()), vec![true]))).put(&mut bytes);
        assert_eq!(bytes, [0xac, 2, 1, 1, 2, 0xc3, 0xa9, 1, 1]);
    }
}
