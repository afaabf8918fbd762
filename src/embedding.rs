//! Sentences as vectors, by a static embedding model in a folder that the user names (Model2Vec). Nothing is
//! downloaded. Compiled with the feature `embeddings` alone.
//!
//! A model that does not fit together is refused here, since the library would only notice in the middle of a text.

use std::fmt;
use std::path::{Path, PathBuf};

use model2vec_rs::model::StaticModel;
use safetensors::SafeTensors;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::text::hex;

/// The files of a model: its tokenizer, its table of vectors, its configuration.
const FILES: [&str; 3] = ["tokenizer.json", "model.safetensors", "config.json"];

/// Names under which the table of vectors stands in its file, as `model2vec-rs` knows them.
const TABLES: [&str; 3] = ["embeddings", "0", "embedding.weight"];

/// A model that makes a vector of a sentence; the same sentence gives the same vector.
pub struct SentenceModel {
    model: StaticModel,
    hash: String,
}

impl fmt::Debug for SentenceModel {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("SentenceModel").field("hash", &self.hash).finish_non_exhaustive()
    }
}

impl SentenceModel {
    /// Loads the model that stands in `folder`.
    ///
    /// # Errors
    ///
    /// If there is no such folder, if one of the three files is missing or not sound, or if they do not fit together.
    pub fn load(folder: &Path) -> Result<Self> {
        if !folder.is_dir() {
            let why = format!("no such folder; name the folder of a Model2Vec model, with {}", FILES.join(", "));
            return Err(Error::Format { path: folder.to_owned(), line: None, why });
        }
        let [tokenizer, table, config] = FILES.map(|name| folder.join(name));
        let bytes = [read(&tokenizer)?, read(&table)?, read(&config)?];
        check_tokenizer(&bytes[0], &bytes[1]).map_err(|(file, why)| Error::Format {
            path: folder.join(file),
            line: None,
            why: format!("{why}; take the three files from one Model2Vec model"),
        })?;
        let model = StaticModel::from_bytes(&bytes[0], &bytes[1], &bytes[2], None).map_err(|error| {
            let why = format!("{error:#}; wanted is a Model2Vec model, with {}", FILES.join(", "));
            Error::Format { path: folder.to_owned(), line: None, why }
        })?;
        let mut hash = Sha256::new();
        bytes.iter().for_each(|bytes| hash.update(Sha256::digest(bytes)));
        Ok(Self { model, hash: hex(&hash.finalize()) })
    }

    /// The vector of a sentence, all zeros where the model knows no part of it.
    pub fn vector(&self, sentence: &str) -> Vec<f32> {
        self.model.encode_single(sentence)
    }

    /// What tells this model from another, in hexadecimal digits.
    pub fn hash(&self) -> &str {
        &self.hash
    }
}

fn read(path: &PathBuf) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|source| match source.kind() {
        std::io::ErrorKind::NotFound => Error::Format {
            path: path.clone(),
            line: None,
            why: format!("no such file; a Model2Vec model has {}", FILES.join(", ")),
        },
        _ => Error::Read { path: path.clone(), source },
    })
}

/// Whether each number that the tokenizer gives has a vector, and whether it always gives the same. On failure the
/// file at fault, and why.
fn check_tokenizer(tokenizer: &[u8], table: &[u8]) -> std::result::Result<(), (&'static str, String)> {
    let [tokenizer_file, table_file, _] = FILES;
    let tokenizer: Value =
        serde_json::from_slice(tokenizer).map_err(|error| (tokenizer_file, format!("not sound JSON: {error}")))?;
    let tensors = SafeTensors::deserialize(table).map_err(|error| (table_file, format!("cannot be read: {error}")))?;
    let table = TABLES.iter().find_map(|name| tensors.tensor(name).ok());
    let table = table.ok_or_else(|| (table_file, format!("has no table called {}", TABLES.join(" or "))))?;
    let rows = table.shape().first().copied().unwrap_or(0);
    let model = &tokenizer["model"];
    if model["type"] == "Unigram" && model["unk_id"].is_null() {
        return Err((tokenizer_file, "has no piece for what it does not know (unk_id)".to_owned()));
    }
    if model["dropout"].as_f64().is_some_and(|share| share > 0.0) {
        return Err((tokenizer_file, "cuts words at random (dropout)".to_owned()));
    }
    let most = highest_number(&tokenizer).ok_or_else(|| (tokenizer_file, "has no vocabulary".to_owned()))?;
    let within = match tensors.tensor("mapping") {
        Ok(mapping) => {
            let width = mapping.dtype().size();
            let mut number = mapping.data().chunks_exact(width.max(1)).map(|bytes| {
                let mut wide = [0; 8];
                wide[..bytes.len()].copy_from_slice(bytes);
                u64::from_le_bytes(wide)
            });
            number.all(|row| row < rows as u64) && most < mapping.shape().first().copied().unwrap_or(0) as u64
        }
        Err(_) => most < rows as u64,
    };
    if within { Ok(()) } else { Err((table_file, format!("has {rows} rows, too few for the vocabulary"))) }
}

/// The highest number that a tokenizer gives to a piece of text.
fn highest_number(tokenizer: &Value) -> Option<u64> {
    let vocabulary = match &tokenizer["model"]["vocab"] {
        Value::Object(numbers) => numbers.values().filter_map(Value::as_u64).max(),
        Value::Array(pieces) => (pieces.len() as u64).checked_sub(1),
        _ => None,
    }?;
    let added = tokenizer["added_tokens"].as_array().into_iter().flatten().filter_map(|piece| piece["id"].as_u64());
    Some(added.fold(vocabulary, u64::max))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_number_may_be_that_of_an_added_piece() {
        let number = |json: &str| highest_number(&serde_json::from_str(json).expect("JSON"));
        assert_eq!(number(r#"{"model":{"vocab":{"a":0,"b":4}}}"#), Some(4));
        assert_eq!(number(r#"{"model":{"vocab":[["a",-1.5],["b",-2.0]]},"added_tokens":[{"id":7}]}"#), Some(7));
        assert_eq!(number(r#"{"model":{"vocab":[]}}"#), None);
        assert_eq!(number("[]"), None);
    }
}
