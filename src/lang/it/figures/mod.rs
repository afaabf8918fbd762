//! Figures and dates of Italian, by value.

mod age;
mod approximation;
mod calendar;
mod cardinal;
mod clock;
mod collective;
pub mod date;
mod day;
mod fraction;
mod grammar;
mod interval;
mod lasting;
mod measure;
mod multiple;
pub mod numeral;
mod ordinal;
mod phrases;
pub mod quantity;
mod score;
mod stretch;
mod units;
mod words;
mod year;
