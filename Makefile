# All commands of the project. On a bare Debian machine with rustup, `make serve` and `make test` install what
# they need; on another system they name what is missing.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

# The port of `make serve`, and the path that the page is served under.
PORT := 8080
PREFIX := /

# The bytes of a first visit until Today works, at most (brotli and gzip), those of the parts of the program that the
# page fetches once Today is on screen and when files are read or written (brotli), and those of all that the page
# fetches without being asked for it.
MAX_BROTLI := 211000
MAX_GZIP := 256000
MAX_SCREENS := 412000
MAX_FILES := 206000
MAX_UNASKED := 610000

TRUNK_VERSION := 0.21.14
GECKODRIVER_VERSION := 0.36.0
CARGO_DENY_VERSION := 0.20.2
CARGO_MUTANTS_VERSION := 27.1.0
AXE_VERSION := 4.10.3
TESTING_LIBRARY_VERSION := 10.4.0
LIGHTHOUSE_VERSION := 12.6.1
WASM_BINDGEN_VERSION := $(shell sed -n '/^name = "wasm-bindgen"$$/{n;s/version = "\(.*\)"/\1/p;}' Cargo.lock)

# Cloudflare's local server, and a checker for the workflow file.
WRANGLER_VERSION := 3.114.17
ACTION_VALIDATOR_VERSION := 0.6.0

# Debian packages: a linker for Rust; three browser engines, their drivers and a virtual screen for the browser
# tests; npm; and the web servers that the README has examples for.
APT_BUILD := gcc libc6-dev
APT_BROWSERS := chromium chromium-driver firefox-esr webkit2gtk-driver xvfb xauth fonts-dejavu-core ca-certificates
# Separate from the browsers: a Node.js from elsewhere brings its own npm, and Debian's conflicts with it.
APT_NPM := npm
APT_HOSTS := nginx caddy python3

# Keeps the names of the builder's folders out of the published wasm, including those of the standard library's
# sources. Only the wasm gets these flags, so native crates aren't built twice. The variables are evaluated again
# for each command, because on a bare machine the set-up installs the compiler first.
CARGO_HOME_DIR := $(or $(CARGO_HOME),$(HOME)/.cargo)
STANDARD_LIBRARY = $(shell rustc --print sysroot 2> /dev/null)/lib/rustlib/src/rust
STANDARD_LIBRARY_NAME = /rustc/$(shell rustc -vV 2> /dev/null | sed -n 's/^commit-hash: //p')
# The splitter needs the linker's relocations to split the wasm into parts.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS = -Clink-arg=--emit-relocs \
	--remap-path-prefix=$(CARGO_HOME_DIR)=/cargo --remap-path-prefix=$(CURDIR)=/next-touch \
	--remap-path-prefix=$(STANDARD_LIBRARY)=$(STANDARD_LIBRARY_NAME)
# Debian installs servers where only root looks for programs.
export PATH := $(CARGO_HOME_DIR)/bin:$(PATH):/usr/sbin
export TRUNK_SKIP_VERSION_CHECK := true
export CARGO_TERM_COLOR ?= auto

# Tools are built once while somebody waits: no link-time optimization, many codegen units.
CHEAP := CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
	CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0 \
	CARGO_PROFILE_RELEASE_STRIP=none

PROGRESS := bash scripts/progress.sh
SITE := cargo run --quiet --locked --features tools --bin site --
STAMPS := target/setup
RUST_STAMP := $(STAMPS)/rust-$(shell cksum < rust-toolchain.toml | cut -d ' ' -f 1)
TRUNK_STAMP := $(STAMPS)/trunk-$(TRUNK_VERSION)
WASM_BINDGEN_STAMP := $(STAMPS)/wasm-bindgen-$(WASM_BINDGEN_VERSION)
GECKODRIVER_STAMP := $(STAMPS)/geckodriver-$(GECKODRIVER_VERSION)
APT_BUILD_STAMP := $(STAMPS)/apt-build
APT_BROWSERS_STAMP := $(STAMPS)/apt-browsers
NPM_STAMP := $(STAMPS)/npm-$(AXE_VERSION)-$(TESTING_LIBRARY_VERSION)
LIGHTHOUSE_STAMP := $(STAMPS)/lighthouse-$(LIGHTHOUSE_VERSION)
APT_NPM_STAMP := $(STAMPS)/apt-npm
APT_HOSTS_STAMP := $(STAMPS)/apt-hosts
HOSTS_STAMP := $(STAMPS)/hosts-$(WRANGLER_VERSION)-$(ACTION_VALIDATOR_VERSION)
BUILD_SETUP := $(RUST_STAMP) $(TRUNK_STAMP) $(WASM_BINDGEN_STAMP)
BROWSER_SETUP := $(GECKODRIVER_STAMP) $(APT_BROWSERS_STAMP) $(NPM_STAMP)

.PHONY: help serve test lint check watch icons mutants native-tests dist quick size browser-tests hosts bench soak lighthouse shots audit setup clean
.PHONY: rrule-oracle

# The comment after `##` describes a target in this list.
help: ## lists these targets
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

serve: dist ## builds the page and serves it on 127.0.0.1 (PORT=8080 PREFIX=/)
	@$(SITE) serve --port $(PORT) --prefix $(PREFIX)

# Ordered so that what fails fastest comes first.
test: ## everything that must pass: lint, native tests, size, three browsers
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory native-tests
	@$(MAKE) --no-print-directory size
	@$(MAKE) --no-print-directory browser-tests

lint: $(RUST_STAMP) ## checks formatting, and runs clippy natively and for wasm
	cargo fmt --check
	cargo clippy --locked --all-features --all-targets -- -D warnings
	cargo clippy --locked --target wasm32-unknown-unknown --lib --bin next-touch -- -D warnings

# What a change to the rules has to pass, in under a minute: less than `lint` and `native-tests`, which also look at the
# tests that drive browsers. The native part of clippy and the tests have the same features, so nothing is built twice.
check: $(RUST_STAMP) ## formatting, clippy natively and for wasm, and the native tests, in under a minute
	cargo fmt --check
	cargo clippy --quiet --locked --features tools --lib --bins --test native --test site -- -D warnings
	cargo clippy --quiet --locked --target wasm32-unknown-unknown --lib --bin next-touch -- -D warnings
	PROPTEST_RNG_SEED=$(SEED) cargo test --quiet --locked --features tools --lib --bins --test native --test site

# Random tests use the same seed on every run, so that a failure can be repeated.
SEED ?= 20261122
native-tests: $(RUST_STAMP) ## runs the tests that need no browser (SEED=… repeats a random one)
	PROPTEST_RNG_SEED=$(SEED) cargo test --locked --features tools || { \
		echo 'The random tests drew their values from seed $(SEED). To repeat one of them:'; \
		echo '  PROPTEST_RNG_SEED=$(SEED) cargo test --locked --features tools --test native <its name>'; exit 1; }

# Recurring days computed with dateutil. The table is committed, so the tests need no Python.
rrule-oracle: ## draws the table of recurring days again (needs Python)
	python3 tests/oracles/rrule.py > tests/faults/rrule.txt

dist: $(BUILD_SETUP) ## writes the static site to dist/
	@$(PROGRESS) 'building the page' trunk build --release --locked

# The same site, larger but built in a fraction of the time.
quick: $(BUILD_SETUP) ## writes the same site sooner and larger, to try a change in a browser
	@TRUNK_BUILD_CARGO_PROFILE=quick $(PROGRESS) 'building the page' trunk build --release --locked

# Its own port and no service worker, because a cached page would hide the change.
WATCH_PORT := 8081
watch: $(BUILD_SETUP) ## serves the page on port 8081, and builds it again whenever a file changes
	@[[ -f dist/index.html ]] || $(MAKE) --no-print-directory quick
	@$(SITE) serve --port $(WATCH_PORT) --prefix $(PREFIX) --without-worker & server=$$!; trap 'kill $$server' EXIT; \
	TRUNK_BUILD_CARGO_PROFILE=quick trunk watch --release --locked \
		--watch src --watch style --watch static --watch index.html --watch Cargo.toml

size: dist ## says what a first visit costs, and fails above the limits
	@$(SITE) size --max-brotli $(MAX_BROTLI) --max-gzip $(MAX_GZIP) \
		--max-screens $(MAX_SCREENS) --max-files $(MAX_FILES) --max-unasked $(MAX_UNASKED)

browser-tests: dist $(BROWSER_SETUP) ## runs the tests in Chromium, Firefox and WebKit
	cargo test --locked --features browser-tests --test browser -- --nocapture

hosts: dist $(BROWSER_SETUP) $(APT_HOSTS_STAMP) $(HOSTS_STAMP) ## serves the page from nginx, Caddy and others, set up as the README says
	cargo test --locked --features browser-tests --test browser -- --ignored --nocapture hosts::
	target/hosts/node_modules/.bin/action-validator .github/workflows/pages.yml

bench: dist $(BROWSER_SETUP) ## measures 10,000 leads, natively and in Chromium beside a page written by hand
	cargo test --locked --release --test bench -- --ignored --nocapture --test-threads=1
	cargo test --locked --features browser-tests --test browser -- --ignored --exact speed::speed --nocapture

# The server prints its address before Lighthouse starts, and ends with this command.
lighthouse: dist $(BROWSER_SETUP) $(LIGHTHOUSE_STAMP) ## has Lighthouse judge Today and the lead list
	@$(SITE) serve --port 0 > target/lighthouse/address & server=$$!; trap 'kill $$server' EXIT; \
	until grep -q http target/lighthouse/address; do kill -0 $$server; sleep 0.2; done; \
	node tests/lighthouse.mjs "$$(grep -o 'http.*' target/lighthouse/address)" target/lighthouse

# Optimized, with the checks of a debug build; then the crash, quota and second-copy tests in Chromium, once with the
# storage it has and once with the one it moves to. The result is in target/soak/report.txt.
SQLITE = DomStorageSqlite,DomStorageSqliteNewDatabases,IdbSqliteBackingStore
soak: SEED := $(shell date +%s)
soak: dist $(BROWSER_SETUP) ## runs the long forms of the tests of the store, and counts
	@sh tests/soak.sh $(SEED) $(SQLITE)

# Computes again the table that phone numbers are compared with; the tests themselves need no Python.
.PHONY: phone-oracle
phone-oracle: | $(STAMPS) ## draws the table of phone numbers again (needs Python)
	python3 -m venv target/phone-oracle
	target/phone-oracle/bin/pip install --quiet phonenumbers==9.0.43
	target/phone-oracle/bin/python tests/phone_oracle.py > target/phone-oracle/drawn.csv
	cp target/phone-oracle/drawn.csv tests/faults/phone-oracle.csv

icons: $(RUST_STAMP) ## draws the icons again from static/icon.svg
	cargo test --locked --features tools --test site -- --ignored --exact icons::draw

shots: dist $(BROWSER_SETUP) ## takes a picture of every screen
	cargo test --locked --features browser-tests --test browser -- --ignored --nocapture screenshots

# Changes the code of these files on purpose, one change at a time, and lists what no test notices.
FILES :=
mutants: $(RUST_STAMP) ## mutates FILES="src/…" and lists what no test notices
	@[[ -n '$(FILES)' ]] || { echo 'Say which files: make mutants FILES="src/domain/…"' >&2; exit 1; }
	$(call cargo_install,cargo-mutants,cargo mutants --version,cargo-mutants $(CARGO_MUTANTS_VERSION),--locked)
	@mkdir -p target/mutants
	PROPTEST_RNG_SEED=$(SEED) cargo mutants --output target/mutants $(foreach file,$(FILES),--file $(file)) \
		--features tools -- --locked --lib --test native

audit: $(RUST_STAMP) ## checks licences and sources of all dependencies
	$(call cargo_install,cargo-deny,cargo deny --version,cargo-deny $(CARGO_DENY_VERSION),--locked)
	cargo deny check bans licenses sources

setup: $(BUILD_SETUP) $(BROWSER_SETUP) ## installs what is missing

clean: ## removes dist/ and target/
	rm -rf dist target

# Set-up. A stamp records that something was found or installed; `make clean` removes all stamps.

$(STAMPS):
	@mkdir -p $@

$(RUST_STAMP): rust-toolchain.toml $(APT_BUILD_STAMP) | $(STAMPS)
	@command -v rustup > /dev/null || { echo 'Please install rustup (https://rustup.rs) first.' >&2; exit 1; }
	@cargo clippy --version > /dev/null 2>&1 && cargo fmt --version > /dev/null 2>&1 \
		&& [[ "$$(rustup target list --installed)" == *wasm32-unknown-unknown* ]] \
		|| rustup toolchain install
	@touch $@

# Installs a Rust program: its name, a command that prints its version, the expected output, and flags for building it.
# If cargo-binstall is installed and finds a prebuilt one, that is used.
define cargo_install
	@if [[ "$$($(2) 2> /dev/null)" != '$(3)'* ]]; then \
		echo 'Installing $(3)'; \
		command -v cargo-binstall > /dev/null \
			&& cargo binstall --no-confirm --force --disable-strategies compile $(1)@$(lastword $(3)) \
			|| $(CHEAP) $(5) $(PROGRESS) 'building $(3)' cargo install --force $(4) $(1)@$(lastword $(3)); \
	fi
endef

# Trunk only starts other programs and names files, and with the tools of this Makefile it downloads nothing. Built
# without optimizing and without TLS, it takes half the time.
$(TRUNK_STAMP): $(RUST_STAMP) | $(STAMPS)
	$(call cargo_install,trunk,trunk --version,trunk $(TRUNK_VERSION),--locked --no-default-features,CARGO_PROFILE_RELEASE_OPT_LEVEL=0)
	@touch $@

# Not `--locked`: a version in its lock file may have been yanked.
$(WASM_BINDGEN_STAMP): $(RUST_STAMP) | $(STAMPS)
	$(call cargo_install,wasm-bindgen-cli,wasm-bindgen --version,wasm-bindgen $(WASM_BINDGEN_VERSION),--no-default-features --bin wasm-bindgen)
	@touch $@

$(GECKODRIVER_STAMP): $(RUST_STAMP) | $(STAMPS)
	$(call cargo_install,geckodriver,geckodriver --version,geckodriver $(GECKODRIVER_VERSION),--locked)
	@touch $@

# Installs the packages (first argument) unless all programs (second) are found. Of the third, only the programs are
# needed: if their services are new, they are disabled.
define apt_install
	@missing=; for program in $(2); do command -v $$program > /dev/null || missing="$$missing $$program"; done; \
	if [[ -n "$$missing" ]]; then \
		if ! command -v apt-get > /dev/null; then \
			echo "Please install what gives you these programs (Debian: $(1)):$$missing." >&2; exit 1; \
		fi; \
		as_root=; [[ "$$(id -u)" == 0 ]] || as_root=sudo; \
		$$as_root apt-get update -qq; \
		$$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(1) < /dev/null; \
		for service in $(3); do \
			[[ " $$missing " != *" $$service "* || ! -d /run/systemd/system ]] \
				|| $$as_root systemctl disable --quiet --now $$service; \
		done; \
	fi
	@touch $@
endef

$(APT_BUILD_STAMP): | $(STAMPS)
	$(call apt_install,$(APT_BUILD),cc)

$(APT_BROWSERS_STAMP): | $(STAMPS)
	$(call apt_install,$(APT_BROWSERS),chromium chromedriver firefox-esr WebKitWebDriver xvfb-run)

$(APT_NPM_STAMP): | $(STAMPS)
	$(call apt_install,$(APT_NPM),npm)

$(APT_HOSTS_STAMP): | $(STAMPS)
	$(call apt_install,$(APT_HOSTS),nginx caddy python3,nginx caddy)

$(HOSTS_STAMP): $(APT_NPM_STAMP) | $(STAMPS)
	@mkdir -p target/hosts
	npm install --prefix target/hosts --no-save --no-audit --no-fund --ignore-scripts --loglevel=error \
		wrangler@$(WRANGLER_VERSION) @action-validator/cli@$(ACTION_VALIDATOR_VERSION) \
		@action-validator/core@$(ACTION_VALIDATOR_VERSION) < /dev/null
	@touch $@

$(LIGHTHOUSE_STAMP): $(APT_BROWSERS_STAMP) $(APT_NPM_STAMP) | $(STAMPS)
	@mkdir -p target/lighthouse
	npm install --prefix target/lighthouse --no-save --no-audit --no-fund --ignore-scripts --loglevel=error \
		lighthouse@$(LIGHTHOUSE_VERSION) < /dev/null
	@touch $@

$(NPM_STAMP): $(APT_NPM_STAMP) | $(STAMPS)
	@mkdir -p target/npm
	npm install --prefix target/npm --no-save --no-audit --no-fund --ignore-scripts --loglevel=error \
		axe-core@$(AXE_VERSION) @testing-library/dom@$(TESTING_LIBRARY_VERSION) < /dev/null
	@touch $@
