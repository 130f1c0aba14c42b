//! A value that is compared by its address: what props hold when the contents are large and never change.

use std::ops::Deref;
use std::rc::Rc;

/// A counted pointer whose equality is identity, so that Yew's comparison of props costs one instruction.
#[derive(Debug)]
pub struct Shared<T>(Rc<T>);

impl<T> Shared<T> {
    /// Takes the value over.
    pub fn new(value: T) -> Self {
        Shared(Rc::new(value))
    }

    /// The address: as long as the value lives, no other has it.
    pub fn address(&self) -> usize {
        Rc::as_ptr(&self.0).addr()
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Shared(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> From<Rc<T>> for Shared<T> {
    fn from(value: Rc<T>) -> Self {
        Shared(value)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_contents_at_two_addresses_are_not_equal() {
        let one = Shared::new(f32::NAN);
        assert_eq!(one, one.clone());
        assert_ne!(Shared::new(1), Shared::new(1));
    }
}
