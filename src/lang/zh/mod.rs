//! Chinese.

mod damage;
pub mod figures;
pub mod fold;
pub mod gazetteer;
pub mod items;
pub mod person;
pub mod pinyin;
pub mod script;
pub mod sentence;
pub mod surname;
pub mod words;
