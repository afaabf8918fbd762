//! Canonical values as text.

use crate::extract::date::{Date, Year};
use crate::extract::item::{Item, Value};
use crate::extract::quantity::{Approximation, Dimension, Form, Quantity};

/// The canonical value of an item: a date in the order of ISO 8601, a figure in plain digits with its unit, a name in
/// its Simplified form.
pub fn of(item: &Item) -> String {
    match &item.value {
        Value::Name | Value::Chinese(_) => item.surface.clone(),
        Value::ShortFor(full) => full.clone(),
        Value::Quantity(quantity) => figure(quantity),
        Value::Date(date) => day(date),
    }
}

fn figure(quantity: &Quantity) -> String {
    let about = match quantity.approximation {
        Approximation::Exact => "",
        Approximation::About | Approximation::Several => "~",
        Approximation::Nearly | Approximation::Under => "<",
        Approximation::Over => ">",
    };
    let second = match (quantity.form, quantity.second) {
        (Form::Score, Some(second)) => format!(":{second}"),
        (_, Some(second)) => format!("-{second}"),
        (_, None) => String::new(),
    };
    let form = match quantity.form {
        Form::Ordinal => "th",
        Form::Multiple => "x",
        _ => "",
    };
    format!("{about}{}{second}{form}{}", quantity.value, unit(quantity))
}

fn unit(quantity: &Quantity) -> String {
    let base = match quantity.unit.dimension {
        Dimension::Count => return String::new(),
        Dimension::Length => "m",
        Dimension::Area => "m²",
        Dimension::Volume => "m³",
        Dimension::Mass => "kg",
        Dimension::Duration => "s",
        Dimension::Months => "months",
        Dimension::Celsius => "°C",
        Dimension::Fahrenheit => "°F",
        Dimension::Speed => "m/s",
        Dimension::Power => "W",
        Dimension::Energy => "Wh",
        Dimension::Data => "B",
        Dimension::Angle => "°",
        Dimension::Grade => "grade",
        Dimension::Age => "years old",
        Dimension::Money(currency) => currency,
    };
    match quantity.unit.factor.numerator() == 1 && quantity.unit.factor.denominator() == 1 {
        true => format!(" {base}"),
        false => format!(" × {} {base}", quantity.unit.factor),
    }
}

fn day(date: &Date) -> String {
    let year = match date.year {
        Some(Year::Absolute(year)) => format!("{year:04}"),
        Some(Year::Relative(offset)) => format!("year{offset:+}"),
        Some(Year::Decade(year)) => format!("{year}s"),
        Some(Year::Century(number)) => format!("c{number}"),
        None => "----".to_owned(),
    };
    let two = |field: Option<u8>| field.map_or_else(|| "--".to_owned(), |n| format!("{n:02}"));
    let mut text = match (date.month, date.day, date.year) {
        (None, None, None) => String::new(),
        (None, None, Some(_)) => year,
        _ => format!("{year}-{}-{}", two(date.month), two(date.day)),
    };
    if let Some(hour) = date.hour {
        let gap = if text.is_empty() { "" } else { "T" };
        text.push_str(&format!(
            "{gap}{hour:02}:{}",
            date.minute.map_or_else(|| "00".to_owned(), |m| format!("{m:02}"))
        ));
    }
    let mut add = |part: String| {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&part);
    };
    if let Some(weekday) = date.weekday {
        add(format!("weekday {weekday}"));
    }
    if date.weekend {
        add("weekend".to_owned());
    }
    if let Some(part) = date.part {
        add(format!("{part:?}").to_lowercase());
    }
    if let Some(period) = date.period {
        add(format!("{period:?}").to_lowercase());
    }
    if let Some(relative) = date.relative {
        add(format!("{relative:?}").to_lowercase());
    }
    text
}
