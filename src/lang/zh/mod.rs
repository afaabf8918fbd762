//! Chinese.

pub mod ambiguous;
pub mod clause;
mod damage;
pub mod denial;
pub mod document;
pub mod figures;
pub mod fold;
pub mod gazetteer;
pub mod identifier;
pub mod items;
#[cfg(feature = "opencc-rust")]
pub mod opencc;
pub mod person;
pub mod pinyin;
pub mod script;
pub mod sentence;
pub mod surname;
mod taiwan;
pub mod words;
