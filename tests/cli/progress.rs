//! The progress bar: on standard error, where that is a terminal, on long work; results are the same with it.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

use super::desk::{Desk, IT, IT_WITHOUT_NAME, ZH};

/// Longer than a run that shows no bar.
const LONG: Duration = Duration::from_millis(1500);

/// A terminal of 80 columns: the end that the test reads, and the one that a program writes to.
fn terminal() -> (File, OwnedFd) {
    let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
    grantpt(&ours).and_then(|()| unlockpt(&ours)).expect("ours");
    let name = ptsname(&ours, Vec::new()).expect("its name").into_string().expect("UTF-8");
    let theirs = OpenOptions::new().read(true).write(true).open(name).expect("the other end");
    let size = Winsize { ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0 };
    tcsetwinsize(&theirs, size).expect("a terminal has a size");
    (File::from(ours), theirs.into())
}

/// What was written to a terminal whose other end is closed by now, or will be.
fn shown(mut terminal: File) -> String {
    let mut bytes = Vec::new();
    let mut some = [0; 4096];
    // Linux ends with an error, others with nothing.
    while let Ok(count @ 1..) = terminal.read(&mut some) {
        bytes.extend_from_slice(&some[..count]);
    }
    String::from_utf8(bytes).expect("UTF-8")
}

/// How a run ended, what it printed, and what it told on standard error.
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Two pairs, one of which lacks a name.
fn desk() -> Desk {
    let desk = Desk::with(&[]);
    for (id, target) in [("p0", IT), ("p1", IT_WITHOUT_NAME)] {
        desk.put(&format!("pairs/{id}/source.zh.txt"), ZH.as_bytes());
        desk.put(&format!("pairs/{id}/target.it.txt"), target.as_bytes());
    }
    desk
}

/// The same, but the text of the second comes through a pipe.
fn desk_with_pipe() -> Desk {
    let desk = desk();
    let pipe = desk.path("pairs/p1/source.zh.txt");
    fs::remove_file(&pipe).expect("it was there");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo starts").success());
    desk
}

fn run(desk: &Desk, line: &str, on_terminal: bool) -> Run {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("riscontro"));
    command.current_dir(desk.path(".")).args(line.split(' ')).env("TERM", "xterm").env_remove("NO_COLOR");
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let told = if on_terminal {
        let (ours, theirs) = terminal();
        command.stderr(theirs);
        Some(thread::spawn(|| shown(ours)))
    } else {
        command.stderr(Stdio::piped());
        None
    };
    let child = command.spawn().expect("the program starts");
    // It holds the other end of the terminal.
    drop(command);
    let output = child.wait_with_output().expect("it ends");
    let err = told.map_or_else(
        || String::from_utf8(output.stderr).expect("UTF-8"),
        |told| told.join().expect("the terminal was read"),
    );
    Run { code: output.status.code(), out: String::from_utf8(output.stdout).expect("UTF-8"), err }
}

/// A run that waits for the text of the second pair for a while.
fn long_run(line: &str, on_terminal: bool) -> Run {
    let desk = desk_with_pipe();
    let pipe = desk.path("pairs/p1/source.zh.txt");
    let writer = thread::spawn(move || {
        // Opens when the program opens it.
        let mut pipe = OpenOptions::new().write(true).open(pipe).expect("a pipe");
        thread::sleep(LONG);
        pipe.write_all(ZH.as_bytes()).expect("the program reads");
    });
    let run = run(&desk, line, on_terminal);
    writer.join().expect("the text was written");
    run
}

#[track_caller]
fn hold_bar(line: &str) {
    let (elsewhere, terminal) = (long_run(line, false), long_run(line, true));
    assert_eq!((elsewhere.code, terminal.code), (Some(1), Some(1)), "{}", terminal.err);
    assert!(elsewhere.out.contains("林佩芝"), "{}", elsewhere.out);
    assert_eq!(elsewhere.out, terminal.out);
    assert_eq!(elsewhere.err, "");
    assert!(terminal.err.contains("2/2 pairs"), "{:?}", terminal.err);
    // What stands on the screen at the end: the line of the bar is cleared.
    let last = terminal.err.rsplit("pairs").next().expect("a piece");
    assert!(last.contains("\u{1b}[2K") && !last.contains('█'), "{:?}", terminal.err);
}

#[test]
fn long_work_has_a_bar_on_a_terminal_alone() {
    hold_bar("check pairs -o json");
}

#[test]
fn long_work_into_a_folder_has_one_too() {
    hold_bar("check pairs --reports out");
}

#[test]
fn short_work_has_no_bar() {
    let run = run(&desk(), "check pairs", true);
    assert_eq!((run.code, run.err.as_str()), (Some(1), ""));
}
