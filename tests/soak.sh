#!/bin/sh
# Runs the long forms of the tests of the store and writes target/soak/report.txt. To repeat a run:
#   sh tests/soak.sh <seed> <features of Chromium>
# PROPTEST_CASES says how many cases each random test draws, for a shorter run.
set -u
seed=$1
features=$2
folder=target/soak
report=$folder/report.txt
mkdir -p "$folder"
failed=0

# Runs one part and notes how it ended, how long it took and what its tests counted.
part() {
	name=$1
	shift
	log=$folder/$name.log
	began=$(date +%s)
	if "$@" > "$log" 2>&1; then ended=passed; else ended=FAILED failed=1; fi
	echo "$name: $ended in $(($(date +%s) - began)) s" | tee -a "$report"
	grep -E '^test .* FAILED$|^test result|seeds?:|runs: |lost$|RNG_SEED' "$log" | sed 's/^/  /' | tee -a "$report"
	[ "$ended" = passed ] || echo "  the whole output is in $log" | tee -a "$report"
}

{
	echo "commit $(git rev-parse --short HEAD), seed $seed, $(date -u +%Y-%m-%dT%H:%MZ)"
	echo "to repeat: sh tests/soak.sh $seed $features"
} | tee "$report"

export PROPTEST_RNG_SEED="$seed" PROPTEST_CASES="${PROPTEST_CASES:-2000}"
export CARGO_PROFILE_RELEASE_DEBUG_ASSERTIONS=true CARGO_PROFILE_RELEASE_OPT_LEVEL=2
export CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
part native-long cargo test --locked --release --test native -- --ignored --nocapture soak
part native-random cargo test --locked --release --test native -- store_ fold:: decide_random::

cases='crash::chromium disk::chromium storage::chromium shadow::chromium kept::chromium'
part browser cargo test --locked --features browser-tests --test browser -- --nocapture $cases
export NEXT_TOUCH_CHROMIUM_FEATURES="$features"
part browser-sqlite cargo test --locked --features browser-tests --test browser -- --nocapture $cases
exit $failed
