//! How far a long run has come, on standard error, where that is a terminal.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A run that ends sooner shows nothing.
const SHORT: Duration = Duration::from_secs(1);

/// The progress of a long run.
pub struct Progress {
    bar: ProgressBar,
    started: Instant,
}

impl Progress {
    /// Of a run over so many pairs.
    pub fn of(pairs: usize) -> Self {
        Self::with(pairs, "{bar:32} {pos}/{len} pairs, {eta} to go")
    }

    /// Of a run that takes up files so many times.
    pub fn of_files(times: usize) -> Self {
        Self::with(times, "{bar:32} {pos}/{len} files read, {eta} to go")
    }

    fn with(steps: usize, template: &str) -> Self {
        let style = ProgressStyle::with_template(template).expect("a sound template");
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden()).with_style(style);
        Self { bar, started: Instant::now() }
    }

    /// One more step is done.
    pub fn step(&self) {
        if self.bar.is_hidden() && self.started.elapsed() > SHORT {
            // Draws nothing where standard error is no terminal.
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(1);
    }

    /// The run is over; the bar goes.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}
