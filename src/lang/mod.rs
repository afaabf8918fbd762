//! The languages. A stage declares a small trait, a pack here fulfils it, and only [`crate::pipeline`] joins the
//! two; no stage asks which language it works for.

pub mod it;
pub(crate) mod tsv;
pub mod zh;
pub mod zh_it;
