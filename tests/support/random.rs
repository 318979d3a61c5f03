//! The settings of random tests: each run has one seed, which a failure prints with the command that repeats it.

use std::panic;
use std::sync::LazyLock;
use std::time::{SystemTime, UNIX_EPOCH};

use proptest::test_runner::{Config, RngSeed};

/// The seed of this run: `PROPTEST_RNG_SEED`, or the time.
static SEED: LazyLock<u64> = LazyLock::new(|| {
    let seed = chosen("PROPTEST_RNG_SEED").unwrap_or_else(|| {
        let passed = SystemTime::now().duration_since(UNIX_EPOCH).expect("a time after 1970");
        u64::try_from(passed.as_micros()).expect("fewer microseconds than a number holds")
    });
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |failure| {
        before(failure);
        if failure.payload_as_str().is_some_and(|words| words.contains("minimal failing input")) {
            eprintln!("{}", command(seed, std::thread::current().name().unwrap_or_default()));
        }
    }));
    seed
});

/// The command that repeats a failed test.
fn command(seed: u64, test: &str) -> String {
    let cases = chosen("PROPTEST_CASES").map(|cases| format!("PROPTEST_CASES={cases} ")).unwrap_or_default();
    format!(
        "To repeat it: PROPTEST_RNG_SEED={seed} {cases}cargo test --locked --features tools --test native -- --exact {test}"
    )
}

fn chosen(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// The settings of every random test: this many cases, or `PROPTEST_CASES` if set.
pub fn random(cases: u32) -> Config {
    let cases = chosen("PROPTEST_CASES").and_then(|cases| u32::try_from(cases).ok()).unwrap_or(cases);
    Config { cases, rng_seed: RngSeed::Fixed(*SEED), ..Config::default() }
}

#[test]
fn a_failure_says_how_to_repeat_it() {
    let words = command(7, "fold::edits_in_any_order");
    assert!(words.contains("PROPTEST_RNG_SEED=7 ") && words.ends_with("--exact fold::edits_in_any_order"), "{words}");
}
