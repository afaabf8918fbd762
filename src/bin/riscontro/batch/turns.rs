//! Work for many threads on one stream: each takes some lines, answers them, and the answers are written in the order
//! of the lines. Nobody runs further ahead than a window, so memory does not grow with the stream.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How far, in turns a thread, the fastest may be ahead of the slowest.
const WINDOW: u64 = 16;

/// Where work comes from.
pub trait Source: Send + 'static {
    /// What is taken in one turn.
    type Work: Send;
    /// The next work; `None` at the end. Called by one thread at a time.
    ///
    /// # Errors
    /// What the system says.
    fn take(&mut self) -> io::Result<Option<Self::Work>>;
}

/// How a run over a stream ended.
#[derive(Debug)]
pub enum End<T> {
    /// Everything was answered; what the turns came to, put together.
    Complete(T),
    /// The reader of the answers went away.
    Unread(T),
    /// The input could not be read on.
    Unreadable(io::Error),
    /// The answers could not be written.
    Unwritable(io::Error),
}

/// How answers come out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sequence {
    /// In the order of the input.
    Kept,
    /// As they are ready.
    Free,
}

/// Answers everything of `source` on `threads` threads with `answer`, which gives the bytes to write to `out` and what
/// they count for; `add` puts the counts together.
pub fn run<S: Source, T: Send + Default + 'static>(
    source: S,
    out: impl Write + Send + 'static,
    (threads, sequence): (usize, Sequence),
    answer: impl Fn(S::Work) -> (Vec<u8>, T) + Send + Sync + 'static,
    add: impl Fn(&mut T, T) + Send + Sync + 'static,
) -> End<T> {
    let shared = Arc::new(Shared {
        input: Mutex::new(Input { source, taken: 0, at_end: false }),
        state: Mutex::new(State {
            out: Box::new(out),
            written: 0,
            waiting: BTreeMap::new(),
            total: T::default(),
            stopped: None,
            running: threads,
        }),
        changed: Condvar::new(),
        window: WINDOW * threads as u64,
        sequence,
    });
    let work = Arc::new((answer, add));
    for _ in 0..threads {
        let (shared, work) = (Arc::clone(&shared), Arc::clone(&work));
        // Not joined: a thread may stand in a read that never returns, after the reader of the answers has gone.
        thread::spawn(move || {
            let _leaving = Leaving(&shared);
            while let Some((turn, taken)) = shared.take() {
                let (bytes, count) = work.0(taken);
                shared.deliver(turn, bytes, count, &work.1);
            }
        });
    }
    shared.end()
}

struct Shared<S, T> {
    input: Mutex<Input<S>>,
    state: Mutex<State<T>>,
    changed: Condvar,
    window: u64,
    sequence: Sequence,
}

struct Input<S> {
    source: S,
    taken: u64,
    at_end: bool,
}

struct State<T> {
    out: Box<dyn Write + Send>,
    /// Turns written.
    written: u64,
    /// Answers that wait for those before them.
    waiting: BTreeMap<u64, Vec<u8>>,
    total: T,
    stopped: Option<Stop>,
    running: usize,
}

enum Stop {
    Reading(io::Error),
    Writing(io::Error),
}

impl<S: Source, T: Default> Shared<S, T> {
    /// The next work with the number of its turn; `None` where there is nothing left to do.
    fn take(&self) -> Option<(u64, S::Work)> {
        let mut input = self.input.lock().unwrap_or_else(PoisonError::into_inner);
        // The lock is held while waiting: the others would wait for the same.
        if input.at_end || !self.has_room(input.taken) {
            return None;
        }
        match input.source.take() {
            Ok(Some(work)) => {
                input.taken += 1;
                Some((input.taken - 1, work))
            }
            Ok(None) => {
                input.at_end = true;
                None
            }
            Err(error) => {
                input.at_end = true;
                self.state().stopped.get_or_insert(Stop::Reading(error));
                None
            }
        }
    }

    /// Waits until turn `turn` is inside the window. False where the run was stopped.
    fn has_room(&self, turn: u64) -> bool {
        let is_outside =
            |state: &mut State<T>| state.stopped.is_none() && turn >= state.written.saturating_add(self.window);
        let state = self.changed.wait_while(self.state(), is_outside).unwrap_or_else(PoisonError::into_inner);
        state.stopped.is_none()
    }

    fn deliver(&self, turn: u64, bytes: Vec<u8>, count: T, add: &impl Fn(&mut T, T)) {
        let mut state = self.state();
        add(&mut state.total, count);
        // Once in order, no gap: without an order the next place is always free.
        let turn = if self.sequence == Sequence::Free { state.written } else { turn };
        state.waiting.insert(turn, bytes);
        let mut ready = Vec::new();
        let mut next = state.written;
        while let Some(bytes) = state.waiting.remove(&next) {
            ready.extend_from_slice(&bytes);
            next += 1;
        }
        state.written = next;
        if !ready.is_empty() && !matches!(state.stopped, Some(Stop::Writing(_))) {
            let done = state.out.write_all(&ready).and_then(|()| state.out.flush());
            if let Err(error) = done {
                state.stopped = Some(Stop::Writing(error));
            }
        }
        self.changed.notify_all();
    }

    /// Waits until all is answered, or nothing more can be.
    fn end(&self) -> End<T> {
        let goes_on = |state: &mut State<T>| state.running > 0 && !matches!(state.stopped, Some(Stop::Writing(_)));
        let mut state = self.changed.wait_while(self.state(), goes_on).unwrap_or_else(PoisonError::into_inner);
        let total = std::mem::take(&mut state.total);
        match state.stopped.take() {
            None => End::Complete(total),
            Some(Stop::Writing(error)) if error.kind() == ErrorKind::BrokenPipe => End::Unread(total),
            Some(Stop::Writing(error)) => End::Unwritable(error),
            Some(Stop::Reading(error)) => End::Unreadable(error),
        }
    }

    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells that a thread is gone, however it went.
struct Leaving<'a, S: Source, T: Default>(&'a Shared<S, T>);

impl<S: Source, T: Default> Drop for Leaving<'_, S, T> {
    fn drop(&mut self) {
        self.0.state().running -= 1;
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    struct Numbers(std::ops::Range<u64>);

    impl Source for Numbers {
        type Work = u64;

        fn take(&mut self) -> io::Result<Option<u64>> {
            match self.0.next() {
                Some(13) => Err(io::Error::other("unlucky")),
                number => Ok(number),
            }
        }
    }

    #[derive(Clone, Default)]
    struct Page(Arc<Mutex<Vec<u8>>>, Option<usize>);

    impl Write for Page {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let mut page = self.0.lock().expect("no panic here");
            if self.1.is_some_and(|most| page.len() > most) {
                return Err(ErrorKind::BrokenPipe.into());
            }
            page.extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn numbers(range: std::ops::Range<u64>, page: &Page, sequence: Sequence) -> End<u64> {
        let answer = |number: u64| {
            // The later ones are the quicker ones.
            thread::sleep(Duration::from_micros(2000 / (number % 7 + 1)));
            (vec![number as u8], 1)
        };
        run(Numbers(range), page.clone(), (4, sequence), answer, |total, one| *total += one)
    }

    #[test]
    fn answers_come_in_the_order_of_the_work() {
        let page = Page::default();
        assert!(matches!(numbers(20..220, &page, Sequence::Kept), End::Complete(200)));
        assert_eq!(*page.0.lock().expect("no panic"), (20..220).collect::<Vec<u8>>());
    }

    #[test]
    fn without_an_order_each_comes_once() {
        let page = Page::default();
        assert!(matches!(numbers(20..220, &page, Sequence::Free), End::Complete(200)));
        let mut written = page.0.lock().expect("no panic").clone();
        written.sort_unstable();
        assert_eq!(written, (20..220).collect::<Vec<u8>>());
    }

    #[test]
    fn ends_where_nobody_reads_and_where_nothing_can_be_read() {
        let page = Page(Arc::default(), Some(10));
        assert!(matches!(numbers(20..220, &page, Sequence::Kept), End::Unread(_)));
        assert!(matches!(numbers(0..200, &Page::default(), Sequence::Kept), End::Unreadable(_)));
    }
}
