//! Chinese.

mod damage;
pub mod date;
pub mod fold;
pub mod gazetteer;
pub mod items;
pub mod person;
pub mod pinyin;
pub mod quantity;
pub mod script;
pub mod sentence;
pub mod surname;
pub mod words;
