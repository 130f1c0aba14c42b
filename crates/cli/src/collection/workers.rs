//! Work for all cores whose results are taken in the order in which it was given, with a bound on what waits.

use std::collections::BTreeMap;
use std::sync::mpsc::{self, Receiver, Sender};

use rayon::{Scope, Yield};

/// What hands on a job.
pub type Give<'a, J, E> = &'a mut dyn FnMut(J) -> Result<(), E>;

/// Does `work` on every job that `produce` hands to the function it is called with, on all cores, and gives the results
/// to `take` in the order of the jobs, from the calling thread. At most `most` jobs are under way or wait to be taken.
///
/// # Errors
///
/// The first of `produce` and `take`, after which nothing more is taken.
pub fn in_order<J, R, E>(
    most: usize,
    work: impl Fn(J) -> R + Sync,
    take: impl FnMut(R) -> Result<(), E>,
    produce: impl FnOnce(Give<'_, J, E>) -> Result<(), E>,
) -> Result<(), E>
where
    J: Send,
    R: Send,
{
    let (sender, receiver) = mpsc::channel();
    let work = &work;
    rayon::in_place_scope(|scope| {
        let mut taking = Taking {
            receiver,
            take,
            waiting: BTreeMap::new(),
            n_given: 0,
            n_taken: 0,
        };
        produce(&mut |job| {
            while taking.n_given - taking.n_taken >= most.max(1) {
                taking.step()?;
            }
            spawn(scope, job, taking.n_given, &sender, work);
            taking.n_given += 1;
            Ok(())
        })?;
        while taking.n_taken < taking.n_given {
            taking.step()?;
        }
        Ok(())
    })
}

fn spawn<'scope, J, R>(
    scope: &Scope<'scope>,
    job: J,
    number: usize,
    sender: &Sender<(usize, Option<R>)>,
    work: &'scope (impl Fn(J) -> R + Sync),
) where
    J: Send + 'scope,
    R: Send + 'scope,
{
    let done = Done {
        number,
        result: None,
        sender: sender.clone(),
    };
    scope.spawn(move |_| done.with(work(job)));
}

/// Says that a job is done when it is dropped, also by a panic, which the scope hands on when it ends.
struct Done<R> {
    number: usize,
    result: Option<R>,
    sender: Sender<(usize, Option<R>)>,
}

impl<R> Done<R> {
    fn with(mut self, result: R) {
        self.result = Some(result);
    }
}

impl<R> Drop for Done<R> {
    fn drop(&mut self) {
        // Nobody waits any more after an error.
        let _ = self.sender.send((self.number, self.result.take()));
    }
}

struct Taking<R, T> {
    receiver: Receiver<(usize, Option<R>)>,
    take: T,
    /// What was done before its turn.
    waiting: BTreeMap<usize, Option<R>>,
    n_given: usize,
    n_taken: usize,
}

impl<R, T> Taking<R, T> {
    /// Waits for a job and takes what is in turn then.
    fn step<E>(&mut self) -> Result<(), E>
    where
        T: FnMut(R) -> Result<(), E>,
    {
        let done = loop {
            match self.receiver.try_recv() {
                Ok(done) => break Some(done),
                // On one of the cores' own threads nobody else may be there to do it.
                Err(_) if rayon::yield_now() == Some(Yield::Executed) => {}
                Err(_) => break self.receiver.recv().ok(),
            }
        };
        self.waiting.extend(done);
        while let Some(result) = self.waiting.remove(&self.n_taken) {
            self.n_taken += 1;
            if let Some(result) = result {
                (self.take)(result)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doubled(n: u64, most: usize) -> Result<Vec<u64>, u64> {
        let mut taken = Vec::new();
        let work = |number: u64| {
            // The first are the slowest.
            let turns = (n - number) * 500;
            std::hint::black_box((0..turns).fold(number, |sum, turn| sum ^ turn));
            2 * number
        };
        let take = |result| {
            taken.push(result);
            Ok(())
        };
        let produce = |give: Give<'_, u64, u64>| (0..n).try_for_each(give);
        in_order(most, work, take, produce)?;
        Ok(taken)
    }

    #[test]
    fn results_come_in_the_order_of_the_jobs() {
        let expected: Vec<u64> = (0..200).map(|number| 2 * number).collect();
        for most in [0, 1, 3, 1000] {
            assert_eq!(doubled(200, most).as_ref(), Ok(&expected));
        }
        assert_eq!(doubled(0, 4), Ok(Vec::new()));
    }

    #[test]
    fn a_thread_of_the_pool_does_not_wait_for_itself() {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
        let pool = pool.expect("one thread is there");
        let taken = pool.install(|| doubled(50, 4));
        assert_eq!(taken.map(|taken| taken.len()), Ok(50));
    }

    #[test]
    fn an_error_ends_it() {
        let mut n_taken = 0;
        let take = |number: u64| {
            n_taken += 1;
            if number == 7 { Err(number) } else { Ok(()) }
        };
        let produce = |give: Give<'_, u64, u64>| (0..1000).try_for_each(give);
        assert_eq!(in_order(4, |number| number, take, produce), Err(7));
        assert_eq!(n_taken, 8);
    }
}
