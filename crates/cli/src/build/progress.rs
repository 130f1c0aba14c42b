//! What a build is at, as one line that goes away: only on a terminal, and only where someone waits for it.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How often the line shows that something goes on.
const TICK: Duration = Duration::from_millis(120);

/// The line on standard error.
#[derive(Debug)]
pub struct Progress(ProgressBar);

impl Progress {
    /// A line, where standard error is a terminal.
    pub fn shown() -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
            bar.set_style(style);
        }
        if !bar.is_hidden() {
            bar.enable_steady_tick(TICK);
        }
        Self(bar)
    }

    /// A line, unless nothing is to be said.
    pub fn of(is_quiet: bool) -> Self {
        if is_quiet {
            Self::hidden()
        } else {
            Self::shown()
        }
    }

    /// No line anywhere.
    pub fn hidden() -> Self {
        Self(ProgressBar::hidden())
    }

    /// Says what comes next, such as "writing 17 files".
    pub fn is_at(&self, step: impl Into<String>) {
        self.0.set_message(step.into());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
