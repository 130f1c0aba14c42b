//! Numbers and texts written byte by byte: LEB128 numbers, texts after their length.
//!
//! Reading is checked: whatever lies beyond the end, is too large or is not UTF-8 is [`Damaged`].

/// The bytes are not what the format says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged;

/// Appends numbers and texts.
pub(crate) trait Write {
    /// LEB128, low groups of seven bits first.
    fn number(&mut self, value: u64);
    /// The length in bytes, then the bytes.
    fn text(&mut self, text: &str);
    /// The length, then the bytes.
    fn blob(&mut self, bytes: &[u8]);
    /// A number that may be below zero, folded so that small ones stay short.
    fn signed(&mut self, value: i64);
}

impl Write for Vec<u8> {
    fn number(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.push(value as u8);
    }

    fn text(&mut self, text: &str) {
        self.blob(text.as_bytes());
    }

    fn blob(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.extend_from_slice(bytes);
    }

    fn signed(&mut self, value: i64) {
        self.number((value << 1 ^ value >> 63) as u64);
    }
}

/// A place in bytes that are read from front to back.
#[derive(Clone, Copy, Debug)]
pub struct Bytes<'a>(pub &'a [u8]);

impl<'a> Bytes<'a> {
    /// Whether all was read.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One byte.
    pub fn byte(&mut self) -> Result<u8, Damaged> {
        let (&first, rest) = self.0.split_first().ok_or(Damaged)?;
        self.0 = rest;
        Ok(first)
    }

    /// See [`Write::number`].
    pub fn number(&mut self) -> Result<u64, Damaged> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let group = u64::from(byte & 0x7F);
            if shift == 63 && group > 1 {
                return Err(Damaged);
            }
            value |= group << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(Damaged)
    }

    /// A number of at most 32 bits.
    pub fn small(&mut self) -> Result<u32, Damaged> {
        u32::try_from(self.number()?).map_err(|_| Damaged)
    }

    /// How many things follow, of which each takes at least a byte: so it cannot make a reader reserve more than it was
    /// given.
    pub fn count(&mut self) -> Result<usize, Damaged> {
        let count = self.number()?;
        let count = usize::try_from(count).map_err(|_| Damaged)?;
        (count <= self.0.len()).then_some(count).ok_or(Damaged)
    }

    /// See [`Write::signed`].
    pub fn signed(&mut self) -> Result<i64, Damaged> {
        let folded = self.number()?;
        Ok((folded >> 1) as i64 ^ -((folded & 1) as i64))
    }

    /// The next `n` bytes.
    pub fn take(&mut self, n: usize) -> Result<&'a [u8], Damaged> {
        let (taken, rest) = self.0.split_at_checked(n).ok_or(Damaged)?;
        self.0 = rest;
        Ok(taken)
    }

    /// See [`Write::blob`].
    pub fn blob(&mut self) -> Result<&'a [u8], Damaged> {
        let n = self.count()?;
        self.take(n)
    }

    /// See [`Write::text`].
    pub fn text(&mut self) -> Result<&'a str, Damaged> {
        std::str::from_utf8(self.blob()?).map_err(|_| Damaged)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_was_written_is_read(number in any::<u64>(), signed in any::<i64>(), text in ".{0,20}") {
            let mut bytes = Vec::new();
            bytes.number(number);
            bytes.signed(signed);
            bytes.text(&text);
            let mut read = Bytes(&bytes);
            prop_assert_eq!(read.number(), Ok(number));
            prop_assert_eq!(read.signed(), Ok(signed));
            prop_assert_eq!(read.text(), Ok(text.as_str()));
            prop_assert!(read.is_empty());
        }
    }

    #[test]
    fn a_length_beyond_the_end_is_damage() {
        assert_eq!(Bytes(&[5, b'a']).text(), Err(Damaged));
        assert_eq!(Bytes(&[0xFF; 12]).number(), Err(Damaged));
        assert_eq!(Bytes(&[0xFF, 0xFF, 0xFF, 0xFF, 0x1F]).small(), Err(Damaged));
    }
}
