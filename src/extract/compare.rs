//! Whether two figures, or two dates, say the same, however they were written.

mod calendar;
mod dates;
mod quantities;
mod units;

pub use calendar::{WrittenOn, weekday_on};
pub use dates::{Answered, dates, is_weak};
pub use quantities::{Agreement, leaves_out_its_scale, quantities};
