//! A day of the calendar, as persons write it down beside a decision. Nothing here knows which day it is.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A day, `YYYY-MM-DD`. Days compare as they follow each other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub struct Day(#[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))] String);

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if is_day(&text) { Ok(Self(text)) } else { Err(format!("`{text}` is no day; write YYYY-MM-DD")) }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_day(text: &str) -> bool {
    let has_shape = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() });
    let number = |range: std::ops::Range<usize>| text[range].parse::<u32>().unwrap_or(0);
    has_shape && (1..=12).contains(&number(5..7)) && (1..=length(number(0..4), number(5..7))).contains(&number(8..10))
}

/// Days of a month, by the Gregorian calendar.
const fn length(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_taken() {
        for day in ["2026-11-21", "2024-02-29", "2000-02-29"] {
            assert!(is_day(day), "{day}");
        }
        for wrong in ["2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-4-1", "21-11-2026", "2026-11-2é"] {
            assert!(!is_day(wrong), "{wrong}");
        }
    }
}
