//! What a figure says, free of how it was written: an exact value, how exact the writer claims to be, and the
//! unit.

use std::cmp::Ordering;

/// An exact rational number: 2.5, one third and 10¹² alike. Always reduced, the denominator positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Exact {
    num: i128,
    den: i128,
}

impl Exact {
    /// `num / den`, reduced. A zero denominator is read as one.
    pub fn new(num: i128, den: i128) -> Self {
        if den == 0 {
            return Self { num, den: 1 };
        }
        let divisor = gcd(num.unsigned_abs(), den.unsigned_abs()).max(1) as i128;
        let sign = if den < 0 { -1 } else { 1 };
        Self { num: sign * num / divisor, den: sign * den / divisor }
    }

    /// A whole number.
    pub const fn whole(num: i128) -> Self {
        Self { num, den: 1 }
    }

    /// Numerator, reduced.
    pub const fn numerator(&self) -> i128 {
        self.num
    }

    /// Denominator, reduced, positive.
    pub const fn denominator(&self) -> i128 {
        self.den
    }

    /// The nearest float, for ratios and display only.
    pub fn to_f64(&self) -> f64 {
        self.num as f64 / self.den as f64
    }

    /// Sum; `None` past the range of 128 bits.
    pub fn plus(&self, other: &Self) -> Option<Self> {
        // Whole numbers, nearly always, need no common divisor.
        if (self.den, other.den) == (1, 1) {
            return self.num.checked_add(other.num).map(Self::whole);
        }
        let num = self.num.checked_mul(other.den)?.checked_add(other.num.checked_mul(self.den)?)?;
        Some(Self::new(num, self.den.checked_mul(other.den)?))
    }

    /// Product; `None` past the range of 128 bits.
    pub fn times(&self, other: &Self) -> Option<Self> {
        if (self.den, other.den) == (1, 1) {
            return self.num.checked_mul(other.num).map(Self::whole);
        }
        Some(Self::new(self.num.checked_mul(other.num)?, self.den.checked_mul(other.den)?))
    }

    /// Quotient; `None` for a zero divisor or past the range of 128 bits.
    pub fn divided_by(&self, other: &Self) -> Option<Self> {
        (other.num != 0).then(|| self.times(&Self::new(other.den, other.num)))?
    }

    /// Reads plain digits with an optional decimal point, `"12.50"`.
    pub fn from_decimal(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let all = format!("{whole}{fraction}");
        if whole.is_empty() || all.len() > 30 || !all.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        Some(Self::new(all.parse().ok()?, 10i128.checked_pow(fraction.len() as u32)?))
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.num.checked_mul(other.den), other.num.checked_mul(self.den)) {
            (Some(a), Some(b)) => a.cmp(&b),
            _ => self.to_f64().total_cmp(&other.to_f64()),
        }
    }
}

impl std::fmt::Display for Exact {
    /// A whole number, a finite decimal, or `num/den`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.den == 1 {
            return write!(f, "{}", self.num);
        }
        let mut scale = 1i128;
        for digits in 1..=6 {
            scale *= 10;
            if scale % self.den == 0 {
                let scaled = (self.num * (scale / self.den)).unsigned_abs();
                let sign = if self.num < 0 { "-" } else { "" };
                let (whole, fraction) = (scaled / scale as u128, scaled % scale as u128);
                return write!(f, "{sign}{whole}.{fraction:0digits$}");
            }
        }
        write!(f, "{}/{}", self.num, self.den)
    }
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// How exact the writer claims to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Approximation {
    /// The figure as it stands.
    Exact,
    /// 约, 左右, 上下; circa, una ventina.
    About,
    /// 近, 将近; quasi.
    Nearly,
    /// 余, 多, 逾, 超过, 以上; oltre, più di, almeno.
    Over,
    /// 不到, 以下, 最多; meno di, al massimo.
    Under,
    /// No figure, an order of magnitude only: 数十, 几百; decine, centinaia, alcuni milioni. The value is the
    /// lower end (数十 = 10, 数百万 = 1,000,000).
    Several,
}

/// How the figure was put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// 129, 一百二十九.
    Cardinal,
    /// 第三, 25ª, XXV, venticinquesimo.
    Ordinal,
    /// 30%, 百分之三十; the value is 3/10.
    Percent,
    /// 三分之一, 四成, 半; the value is the ratio.
    Fraction,
    /// 两倍, 翻一番; the value is how many times as much in the end (提高两倍 = 3, 翻一番 = 2).
    Multiple,
    /// 3比2, 5-2: two whole numbers; the value is the first, `second` of the quantity the other.
    Score,
    /// 10至12, tra 10 e 12: the value is the lower end, `second` the upper.
    Range,
}

/// What is counted or measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dimension {
    /// Things, people, times: no measure. Classifiers (家, 名) and nouns are of this kind.
    Count,
    /// Base unit: metre.
    Length,
    /// Base unit: square metre.
    Area,
    /// Base unit: cubic metre.
    Volume,
    /// Base unit: kilogram.
    Mass,
    /// Base unit: second. Hours, days and weeks are exact multiples.
    Duration,
    /// Base unit: month; years are twelve. Apart from `Duration`, since a month is no fixed number of days.
    Months,
    /// Degrees Celsius; Fahrenheit has a dimension of its own, conversions being affine.
    Celsius,
    /// Degrees Fahrenheit.
    Fahrenheit,
    /// Base unit: metre per second.
    Speed,
    /// Base unit: watt.
    Power,
    /// Base unit: watt-hour.
    Energy,
    /// Base unit: byte.
    Data,
    /// Degrees of arc.
    Angle,
    /// Richter and moment magnitude, marks, points, grades.
    Grade,
    /// Age in years (28岁, ventottenne).
    Age,
    /// Money; the currency by its ISO 4217 code. `"XXX"` when the text says 元 or "dollari" alone.
    Money(&'static str),
}

/// A unit: `value × factor` gives the quantity in the base unit of the dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Unit {
    /// What it measures.
    pub dimension: Dimension,
    /// How many base units one of it is.
    pub factor: Exact,
}

impl Unit {
    /// Plain counting.
    pub const COUNT: Self = Self { dimension: Dimension::Count, factor: Exact::whole(1) };
}

/// A figure by value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Quantity {
    /// The value in `unit`.
    pub value: Exact,
    /// The other end of a range, the second half of a score.
    pub second: Option<Exact>,
    /// How exact the writer claims to be.
    pub approximation: Approximation,
    /// How the figure was put.
    pub form: Form,
    /// What is counted.
    pub unit: Unit,
}

impl Quantity {
    /// Keys that figures of the same value share, whatever their unit: `=` and the value in the base unit, one for
    /// each end of a range.
    pub fn keys(&self) -> Vec<String> {
        let scaled = |value: &Exact| value.times(&self.unit.factor).unwrap_or(*value);
        [Some(self.value), self.second].iter().flatten().map(|value| format!("={}", scaled(value))).collect()
    }

    /// An exact count.
    pub const fn count(value: Exact) -> Self {
        Self { value, second: None, approximation: Approximation::Exact, form: Form::Cardinal, unit: Unit::COUNT }
    }
}
