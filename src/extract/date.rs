//! What a date or a time of day says, field by field; what the text leaves unsaid stays `None`.

/// The year as the text gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Year {
    /// 2025年; 民国 years are converted.
    Absolute(i32),
    /// 去年 = -1, 今年 = 0, 明年 = 1.
    Relative(i32),
    /// 上世纪九十年代, 1990年代, gli anni Novanta: the first year, 1990. A decade without century is 19xx.
    Decade(i32),
    /// 19世纪, l'Ottocento: the number of the century, 19.
    Century(i32),
}

impl Year {
    /// The year, where it is told as such.
    pub const fn absolute(self) -> Option<i32> {
        match self {
            Self::Absolute(year) => Some(year),
            _ => None,
        }
    }
}

/// Part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayPart {
    /// 凌晨, 清晨, 早上, 上午; mattina, mattinata, alba.
    Morning,
    /// 中午; mezzogiorno.
    Noon,
    /// 下午, 午后; pomeriggio.
    Afternoon,
    /// 傍晚, 晚, 晚上; sera, serata.
    Evening,
    /// 夜, 夜间, 半夜, 午夜; notte, nottata, mezzanotte.
    Night,
}

/// Part of a longer stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// 初, 上旬, 年初; inizio, primi.
    Beginning,
    /// 中旬, 年中; metà.
    Middle,
    /// 底, 末, 下旬; fine.
    End,
    /// 上半年 = 1, 下半年 = 2.
    Half(u8),
    /// 第一季度 = 1 … 4.
    Quarter(u8),
    /// 春夏秋冬 = 1 … 4.
    Season(u8),
}

/// A day, week or month relative to the day of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relative {
    /// 昨天 = -1, 今天 = 0, 明天 = 1, 前天 = -2.
    Day(i32),
    /// 上周 = -1, 本周 = 0, 下周 = 1.
    Week(i32),
    /// 上月 = -1, 本月 = 0, 下月 = 1.
    Month(i32),
    /// 当天, 当日, 同日, 当晚: the day the text speaks of; lo stesso giorno, in giornata.
    SameDay,
    /// 次日, 翌日, 第二天; il giorno dopo, l'indomani.
    NextDay,
}

/// A date or time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Date {
    /// Year.
    pub year: Option<Year>,
    /// Month, 1 to 12.
    pub month: Option<u8>,
    /// Day of the month, 1 to 31.
    pub day: Option<u8>,
    /// Day of the week, 1 (Monday) to 7.
    pub weekday: Option<u8>,
    /// 周末, il fine settimana.
    pub weekend: bool,
    /// Part of the day.
    pub part: Option<DayPart>,
    /// Hour, 0 to 24, as written; an afternoon hour is already counted on (下午2时 = 14).
    pub hour: Option<u8>,
    /// Minute.
    pub minute: Option<u8>,
    /// Second.
    pub second: Option<u8>,
    /// Part of a longer stretch.
    pub period: Option<Period>,
    /// Relative to the day of writing.
    pub relative: Option<Relative>,
    /// End of a range: year, month and day of the second date (17日至21日, 2019年至2023年).
    pub until: Option<(Option<i32>, Option<u8>, Option<u8>)>,
}

impl Date {
    /// Keys that dates on the same day, or in the same year, share.
    pub fn keys(&self) -> Vec<String> {
        let year = match self.year {
            Some(Year::Absolute(year)) => Some(format!("=year {year}")),
            _ => None,
        };
        let day = self.month.zip(self.day).map(|(month, day)| format!("=day {month}-{day}"));
        year.into_iter().chain(day).collect()
    }

    /// Whether nothing at all is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
