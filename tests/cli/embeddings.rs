//! `--embeddings`: sentences paired by the vectors of a model, which the tests make themselves: a few words, each
//! Chinese character with the vector of one invented Italian word.

use super::desk::Desk;

/// Characters and words that no list of the program has; the same place, the same meaning.
const CHINESE: [&str; 6] = ["彳", "亍", "孑", "孓", "尜", "丌"];
const ITALIAN: [&str; 6] = ["blorfa", "zunkiv", "trepoq", "wakilm", "grusty", "fivnel"];

/// A sentence a line, each of one word said three times, so that all are of one length.
fn lines(words: &[&str], between: &str, stop: &str) -> String {
    words.iter().map(|word| [*word; 3].join(between) + stop + "\n").collect()
}

/// A word-piece tokenizer of both vocabularies.
fn tokenizer() -> String {
    let words = ["[UNK]"].into_iter().chain(CHINESE).chain(ITALIAN);
    let vocabulary: Vec<String> = words.enumerate().map(|(number, word)| format!("\"{word}\":{number}")).collect();
    format!(
        r###"{{"version":"1.0","truncation":null,"padding":null,"added_tokens":[],
        "normalizer":{{"type":"BertNormalizer","clean_text":true,"handle_chinese_chars":true,"strip_accents":null,"lowercase":true}},
        "pre_tokenizer":{{"type":"BertPreTokenizer"}},"post_processor":null,"decoder":null,
        "model":{{"type":"WordPiece","unk_token":"[UNK]","continuing_subword_prefix":"##","max_input_chars_per_word":100,"vocab":{{{}}}}}}}"###,
        vocabulary.join(",")
    )
}

/// A table of `rows` vectors of six numbers: none for the unknown, then the axes, twice.
fn table(rows: usize) -> Vec<u8> {
    let axis = |row: usize, column: usize| if row > 0 && (row - 1) % 6 == column { 1f32 } else { 0.0 };
    let numbers: Vec<u8> = (0..rows * 6).flat_map(|at| axis(at / 6, at % 6).to_le_bytes()).collect();
    let mut header =
        format!(r#"{{"embeddings":{{"dtype":"F32","shape":[{rows},6],"data_offsets":[0,{}]}}}}"#, numbers.len());
    header += &" ".repeat(header.len().next_multiple_of(8) - header.len());
    [&(header.len() as u64).to_le_bytes()[..], header.as_bytes(), &numbers].concat()
}

fn desk() -> Desk {
    let all = lines(&CHINESE, "", "。");
    // The second and the fifth are left out.
    let some = lines(&[ITALIAN[0], ITALIAN[2], ITALIAN[3], ITALIAN[5]], " ", ".");
    let desk = Desk::with(&[("zh.txt", &all), ("it.txt", &some), ("model/config.json", r#"{"normalize":true}"#)]);
    desk.put("model/tokenizer.json", tokenizer().as_bytes());
    desk.put("model/model.safetensors", &table(13));
    desk
}

const RIGHT: &str = "[0]:[0]\n[1]:[]\n[2]:[1]\n[3]:[2]\n[4]:[]\n[5]:[3]\n";

#[test]
fn sentences_that_share_no_cue_are_paired_by_their_vectors() {
    let beads = |options: &str| desk().run(&format!("align zh.txt it.txt --lines -f beads {options}")).out;
    assert_ne!(beads(""), RIGHT);
    assert_eq!(beads("--embeddings model"), RIGHT);
}

#[test]
fn a_check_takes_the_vectors_too() {
    let beads = |options: &str| {
        let report = desk().run(&format!("check zh.txt it.txt -o json {options}")).json();
        let beads = report["pairs"][0]["beads"].as_array().expect("beads").clone();
        let omitted = beads.iter().filter(|bead| bead["status"] == "omitted");
        omitted.map(|bead| bead["source"][0]["text"].as_str().unwrap_or("").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(beads("--embeddings model"), ["亍亍亍。", "尜尜尜。"]);
    assert_ne!(beads(""), ["亍亍亍。", "尜尜尜。"]);
}

#[test]
fn a_folder_without_a_sound_model_is_refused() {
    let desk = desk();
    let run = |folder: &str| desk.run(&format!("align zh.txt it.txt --embeddings {folder}"));
    run("nowhere").refused(&["nowhere: no such folder; name the folder of a Model2Vec model"]);
    desk.put("part/tokenizer.json", tokenizer().as_bytes());
    run("part").refused(&["part/model.safetensors: no such file; a Model2Vec model has tokenizer.json"]);
    desk.put("part/model.safetensors", &table(13));
    desk.put("part/config.json", b"{");
    run("part").refused(&["part: ", "config.json"]);
    desk.put("model/model.safetensors", &table(12));
    run("model").refused(&["model/model.safetensors: has 12 rows, too few for the vocabulary"]);
    desk.put("model/model.safetensors", b"no table");
    run("model").refused(&["model/model.safetensors: cannot be read"]);
    desk.put("model/tokenizer.json", b"[]");
    run("model").refused(&["model/"]);
}

#[test]
fn a_report_is_made_anew_when_the_model_has_changed() {
    let desk = desk();
    desk.put("pairs/uno/source.zh.txt", desk.text("zh.txt").as_bytes());
    desk.put("pairs/uno/target.it.txt", desk.text("it.txt").as_bytes());
    let run = || desk.run("check pairs --reports out --resume --embeddings model").err;
    run();
    assert_eq!(run().trim_end(), "riscontro: 1 of 1 reports kept, 0 written");
    desk.put("model/config.json", br#"{"normalize":false}"#);
    assert_eq!(run().trim_end(), "riscontro: 0 of 1 reports kept, 1 written");
}
