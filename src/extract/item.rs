//! A named item of a text: a person, an organisation, a place, a figure, a date, a title or a term, with its
//! canonical value.

use serde::{Deserialize, Serialize};

use crate::extract::date::Date;
use crate::extract::quantity::Quantity;
use crate::span::{FoldedSpan, RawSpan};

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum ItemKind {
    /// A human being by name.
    Person,
    /// A body: ministry, firm, club, newspaper.
    Organisation,
    /// A place.
    Place,
    /// A figure with its unit.
    Number,
    /// A date or a time of day.
    Date,
    /// The title of a work, a document, a theme.
    Title,
    /// A coined term, a programme, a Latin word inside Chinese.
    Term,
}

impl ItemKind {
    /// Every kind, in the order of reports.
    pub const ALL: [Self; 7] =
        [Self::Person, Self::Organisation, Self::Place, Self::Number, Self::Date, Self::Title, Self::Term];

    /// The word used in reports and rule ids.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Number => "number",
            Self::Date => "date",
            Self::Title => "title",
            Self::Term => "term",
        }
    }
}

/// The canonical value of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A name as such: a listed one, a foreign one written by sound, an organisation by its parts.
    Name,
    /// A person with a Chinese name.
    Chinese(Chinese),
    /// Short for something longer: 经信委 for 经济和信息化委员会.
    ShortFor(String),
    /// A figure.
    Quantity(Quantity),
    /// A date or a time.
    Date(Date),
}

impl Value {
    /// What two figures or two dates have in common if they say the same, as keys that no word has; none for names.
    pub fn keys(&self) -> Vec<String> {
        match self {
            Self::Quantity(quantity) => quantity.keys(),
            Self::Date(date) => date.keys(),
            Self::Name | Self::Chinese(_) | Self::ShortFor(_) => Vec::new(),
        }
    }
}

/// A Chinese name in its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chinese {
    /// The surname; the rest is the given name.
    pub surname: String,
}

/// One mention of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// Index of its segment.
    pub segment: usize,
    /// Where it stands in the folded text of the document.
    pub span: FoldedSpan,
    /// Where it stands in the text as it was read.
    pub raw: RawSpan,
    /// The folded text of the mention.
    pub surface: String,
    /// What it says.
    pub value: Value,
    /// How sure the recogniser is that this is an item of this kind, 0 to 100.
    pub confidence: u8,
}

impl Item {
    /// The name in full: what a short one stands for, else the mention itself.
    pub fn full_name(&self) -> &str {
        match &self.value {
            Value::ShortFor(full) => full,
            _ => &self.surface,
        }
    }
}
