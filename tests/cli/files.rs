//! What can be wrong with the files: each is told apart, with what to do.

use std::time::{Duration, Instant};

use super::desk::{Desk, IT, ZH, rules};

#[test]
fn a_missing_file() {
    let desk = Desk::with_pair();
    desk.run("check nowhere.txt it.txt").refused(&["cannot read nowhere.txt: ", "No such file"]);
    desk.run("check zh.txt nowhere.txt").refused(&["cannot read nowhere.txt: "]);
    desk.run("align nowhere.txt it.txt").refused(&["cannot read nowhere.txt: "]);
    desk.run("normalise nowhere.txt").refused(&["cannot read nowhere.txt: "]);
    desk.run("items nowhere.txt --lang zh").refused(&["cannot read nowhere.txt: "]);
}

#[test]
fn one_file_alone() {
    let desk = Desk::with_pair();
    desk.run("check zh.txt").refused(&["the Chinese original and its Italian rendering"]);
    desk.run("check zh.txt it.txt less.txt").refused(&["the Chinese original and its Italian rendering"]);
}

#[test]
fn a_folder_in_place_of_a_file() {
    let desk = Desk::with_pair();
    desk.put("folder/x.txt", b"x");
    desk.run("check zh.txt folder").refused(&["zh.txt is a file among folders"]);
    desk.run("check - folder").refused(&["standard input is a file among folders"]);
    desk.run("align zh.txt folder").refused(&["folder is a folder; name a file"]);
    desk.run("normalise folder").refused(&["folder is a folder; name a file"]);
}

#[test]
fn nothing_to_read() {
    let desk = Desk::with_pair();
    desk.put("empty.txt", b"");
    desk.put("blank.txt", " \n\u{3000}\r\n\t\n".as_bytes());
    desk.put("mark.txt", b"\xef\xbb\xbf\n");
    for file in ["empty.txt", "blank.txt", "mark.txt"] {
        let words = format!("{file} is empty");
        desk.run(&format!("check {file} it.txt")).refused(&[&words]);
        desk.run(&format!("check zh.txt {file}")).refused(&[&words]);
        desk.run(&format!("check zh.txt {file} --encoding utf-8")).refused(&[&words]);
        desk.run(&format!("normalise {file}")).refused(&[&words]);
    }
    desk.run("check - it.txt").refused(&["standard input is empty"]);
}

#[test]
fn a_picture() {
    let desk = Desk::with_pair();
    desk.put("photo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x01\x80\x08\x06\0\0\0");
    desk.run("check photo.png it.txt").refused(&["photo.png is not text", "UTF-8"]);
    desk.run("check zh.txt photo.png").refused(&["photo.png is not text"]);
    desk.run("check zh.txt photo.png --encoding windows-1252").refused(&["photo.png is not text"]);
}

#[test]
fn broken_utf8_is_read_and_remarked_upon() {
    let desk = Desk::with_pair();
    let mut bytes = ZH.as_bytes().to_vec();
    bytes[4] = 0xff;
    desk.put("broken.txt", &bytes);
    let run = desk.run("check broken.txt it.txt -o json");
    assert!([0, 1].contains(&run.code), "{run:?}");
    assert!(rules(&run.json()).contains(&"encoding-suspect"), "{run:?}");
}

#[test]
fn more_bytes_than_the_limit() {
    let desk = Desk::with_pair();
    desk.run("check zh.txt it.txt --max-bytes 20").refused(&["zh.txt has more than 20 bytes", "--max-bytes"]);
    let piped = desk.run_with("check - it.txt --max-bytes 20", ZH.as_bytes());
    piped.refused(&["standard input has more than 20 bytes"]);
}

#[test]
fn a_file_of_a_hundred_megabytes() {
    let desk = Desk::with_pair();
    let huge = std::fs::File::create(desk.path("huge.txt")).expect("a file");
    huge.set_len(100_000_000).expect("a file with nothing in it takes no room");
    desk.run("check huge.txt it.txt").refused(&["huge.txt has more than 67108864 bytes", "--max-bytes"]);
    desk.run("check huge.txt it.txt --max-bytes 100000000").refused(&["huge.txt is not text (byte 0x00"]);
}

#[test]
fn more_characters_than_the_limit() {
    let desk = Desk::with_pair();
    let run = desk.run("check zh.txt it.txt --max-characters 20");
    run.refused(&["zh.txt has 39 characters, the limit is 20", "--max-characters"]);
}

#[test]
fn sides_swapped() {
    Desk::with_pair()
        .run("check it.txt zh.txt")
        .refused(&["it.txt reads as Italian and zh.txt as Chinese", "original first"]);
}

#[test]
fn a_side_in_another_language() {
    let desk = Desk::with_pair();
    desk.put("en.txt", b"The fish market opened this morning.");
    desk.put("zh2.txt", "今天下雨。".as_bytes());
    desk.put("digits.txt", b"2025 12 31");
    desk.run("check en.txt it.txt").refused(&["en.txt does not read as Chinese: 0 %", "--encoding"]);
    desk.run("check digits.txt it.txt").refused(&["digits.txt does not read as Chinese: it has no letters"]);
    desk.run("check zh.txt zh2.txt").refused(&["zh2.txt does not read as Italian: 100 %"]);
    desk.run("align zh.txt zh2.txt").refused(&["zh2.txt does not read as Italian"]);
}

#[test]
fn both_sides_the_same_file() {
    let desk = Desk::with_pair();
    desk.run("check zh.txt ./zh.txt").refused(&["source and target are the same file, zh.txt"]);
}

#[test]
fn a_huge_line_is_answered_at_once() {
    let desk = Desk::with_pair();
    desk.put("long.zh", "渔市场，".repeat(4_400_000).as_bytes());
    desk.put("long.it", "il mercato, ".repeat(4_400_000).as_bytes());
    desk.put("endless.zh", "渔市场，".repeat(6_000).as_bytes());
    let started = Instant::now();
    desk.run("check long.zh it.txt").refused(&["long.zh has 17600000 characters, the limit is 5000000"]);
    desk.run("check zh.txt long.it").refused(&["long.it has 52800000 characters"]);
    desk.run("align long.zh long.it --lines").refused(&["long.zh has 17600000 characters"]);
    let endless = desk.run("check endless.zh it.txt");
    endless.refused(&["endless.zh:1 has 24000 characters without the end of a sentence, the limit is 20000"]);
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}

#[test]
fn a_message_does_not_steer_the_terminal() {
    let desk = Desk::with(&[("it.txt", IT)]);
    let run = desk.run("check \u{1b}[2Jx.txt it.txt");
    run.refused(&["\\u{1b}[2Jx.txt"]);
    assert!(!run.err.contains('\u{1b}'), "{run:?}");
}
