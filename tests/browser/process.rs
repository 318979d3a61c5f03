//! A child process that never outlives the tests, however they end.
//!
//! A small shell waits on a pipe that only this process holds. When the pipe closes (the value is dropped, or the test
//! program exits, panics or is killed), the shell kills the program with all its descendants and removes its folder. So
//! no test needs to clean up, and a static needs no `Drop`.

use std::fs;
use std::io::Write;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// Ends the program by process ID, waits until nothing of it runs, then removes the folder.
const WATCHER: &str = r#"
folder=$1; shift
"$@" </dev/null >"$folder/driver.log" 2>&1 &
root=$!
read -r last_word
family() { echo "$1"; for child in $(cat /proc/"$1"/task/*/children 2>/dev/null); do family "$child"; done; }
all=$(family "$root")
kill -KILL $all 2>/dev/null
for process in $all; do
    tries=0
    while [ -n "$(tr -d '\0' 2>/dev/null </proc/"$process"/cmdline)" ] && [ "$tries" -lt 200 ]; do
        tries=$((tries + 1)); sleep 0.02
    done
done 2>/dev/null
[ "$last_word" = keep ] && exit
tries=0
until rm -rf "$folder" 2>/dev/null || [ "$tries" -ge 20 ]; do tries=$((tries + 1)); sleep 0.1; done
"#;

/// A program with a folder of its own; dropping it ends the program and removes the folder.
pub struct OwnedProcess {
    watcher: Child,
    folder: PathBuf,
}

impl OwnedProcess {
    /// Starts `program`; its output goes to `driver.log` in `folder`.
    pub fn start(program: &str, arguments: &[String], environment: &[(&str, String)], folder: PathBuf) -> Self {
        let watcher = Command::new("sh")
            .args(["-c", WATCHER, "watcher"])
            .arg(&folder)
            .arg(program)
            .args(arguments)
            .envs(environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("a shell starts");
        Self { watcher, folder }
    }

    /// The folder of the program.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The output of the program so far.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.join("driver.log")).unwrap_or_default()
    }

    /// Kills the program, but keeps its folder for another one.
    pub fn end_and_keep_folder(mut self) -> PathBuf {
        if let Some(lifeline) = self.watcher.stdin.as_mut() {
            lifeline.write_all(b"keep\n").expect("the watcher listens");
        }
        self.folder.clone()
    }

    /// Kills every descendant whose command line contains `mark`, and waits until the browser has noticed, which is
    /// when it reaps them. Returns their number.
    pub fn kill_descendants_with(&self, mark: &str) -> usize {
        let marked: Vec<String> = descendants(self.watcher.id())
            .into_iter()
            .filter(|process| command_line(*process).contains(mark))
            .map(|process| process.to_string())
            .collect();
        let _ = Command::new("sh").args(["-c", r#"kill -KILL "$@""#, "kill"]).args(&marked).status();
        let deadline = Instant::now() + NOTICED;
        while marked.iter().any(|process| Path::new("/proc").join(process).exists()) && Instant::now() < deadline {
            std::thread::sleep(Duration::from_millis(20));
        }
        marked.len()
    }
}

/// How long a browser may take to notice that one of its processes is gone; it continues anyway.
const NOTICED: Duration = Duration::from_secs(10);

impl Drop for OwnedProcess {
    fn drop(&mut self) {
        drop(self.watcher.stdin.take());
        let _ = self.watcher.wait();
    }
}

/// A new empty folder in the system's temporary folder.
pub fn new_folder() -> PathBuf {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let name = format!("next-touch-browser-{}-{number}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    fs::create_dir_all(&folder).expect("a temporary folder");
    folder
}

/// The process IDs of all descendants of `process`.
fn descendants(process: u32) -> Vec<u32> {
    let mut found = Vec::new();
    let mut open = vec![process];
    while let Some(parent) = open.pop() {
        let tasks = fs::read_dir(format!("/proc/{parent}/task")).into_iter().flatten().flatten();
        for task in tasks {
            let children = fs::read_to_string(task.path().join("children")).unwrap_or_default();
            open.extend(children.split_whitespace().filter_map(|id| id.parse::<u32>().ok()));
        }
        found.push(parent);
    }
    found.retain(|found| *found != process);
    found
}

/// The command line of a process; empty if it has ended.
fn command_line(process: u32) -> String {
    let bytes = fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
    String::from_utf8_lossy(&bytes).replace('\0', " ")
}
