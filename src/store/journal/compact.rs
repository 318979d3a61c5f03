//! Compaction while the app is idle: entries become segments, and are removed once the segments were verified.
//!
//! A run proceeds in small steps with pauses in between:
//!
//! 1. *Plan*: choose the entries; their leads determine the buckets.
//! 2. *Write* one segment for each bucket: all edits of its older segments and of the entries.
//! 3. *Check*, a while later: the segment reads back from the storage as the edits it was made from. Then the older
//!    segments of the bucket are removed.
//! 4. *Remove* the entries once all their buckets were checked.
//!
//! Whatever happens between the steps, the stored texts fold to the same book, because each edit is stored once or
//! twice. Nothing needs repair after a crash, and several pages may compact at once. A text is only removed if a
//! segment of a later generation holds its edits, so two pages can never take two texts for each other's copies and
//! remove both.

use super::entry::{self, Content, Keyed};
use super::merge::{Keep, merged};
use super::restore_point;
use super::segment::{self, bucket_of};
use super::version_fence::{self, FENCE};
use crate::domain::book::{Change, Edit, Stamped};
use crate::domain::id::Timestamp;
use crate::domain::util::sort_by;
use crate::store::encoding::Json;
use crate::store::encoding::packed;
use crate::store::format::FORMAT;
use crate::store::storage::Budget;
use crate::store::storage::keys::{self, Place, SegmentKey};
use crate::store::storage::{KeyValue, StorageError};

/// Entries are compacted once they take this much space, in UTF-16 units.
const ENOUGH: usize = 96 * 1024;
/// The same while space is scarce.
const ENOUGH_IF_SCARCE: usize = 8 * 1024;
/// A run takes at most this many units of entries, so that it needs little extra space.
const MOST_IN_A_RUN: usize = 512 * 1024;
/// Entries younger than this are left alone, in milliseconds: their page may still be verifying them.
const MIN_AGE: u64 = 60_000;
/// How long a segment must have existed before it is checked, in milliseconds.
const SETTLE: u64 = 2_000;
/// How long to pause when there is nothing to do, and after an error, in milliseconds.
const REST: u64 = 60_000;
const REST_AFTER_FAULT: u64 = 600_000;
/// Deleted things stay for the 30 days of the trash, plus a week for pages and devices that lag behind; in
/// milliseconds.
const FORGET_AFTER: u64 = 37 * 86_400_000;

/// The result of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// There is nothing to do, or it is too early.
    Rested,
    /// A run was planned.
    Planned,
    /// A segment was written under this key.
    Wrote(String),
    /// A segment was verified, and the texts it replaces in its bucket were removed.
    Checked,
    /// The entries of the run were removed, and the run is over.
    Done,
}

/// The state of compaction.
#[derive(Debug, Default)]
pub struct Compactor {
    run: Option<Run>,
    budget: Budget,
    rest_until: u64,
    /// Whether the next run includes everything, so that erased data leaves every text.
    thorough: bool,
    /// Whether the next run forgets everything deleted, however recently.
    empties_trash: bool,
    /// Whether the storage is nearly full.
    scarce: bool,
    /// The latest moment confirmed by changes of earlier visits, in milliseconds.
    trusted: Option<u64>,
}

#[derive(Debug)]
struct Run {
    jobs: Vec<Job>,
    /// For each entry to be removed at the end: its key and those of its parts.
    entries: Vec<Vec<String>>,
    /// Parts without their entry, left behind by a page that crashed.
    orphans: Vec<String>,
    keep: Keep,
}

/// One bucket of a run.
#[derive(Debug)]
struct Job {
    bucket: u64,
    edits: Vec<Stamped<Edit>>,
    /// Its older segments.
    old: Vec<SegmentKey>,
    /// The text written for it, when it was written, and its edits.
    written: Option<(Keyed, u64, Vec<Stamped<Edit>>)>,
    checked: bool,
}

impl Job {
    fn new(bucket: u64) -> Job {
        Job { bucket, edits: Vec::new(), old: Vec::new(), written: None, checked: false }
    }
}

/// An entry that can go into segments.
struct Source {
    change: Stamped<Change>,
    /// Its key and those of its parts.
    keys: Vec<String>,
    units: usize,
    /// Whether its parts are packed; then compacting it gains nothing.
    is_packed: bool,
}

impl Compactor {
    /// Makes the next run include everything, so that erased data leaves every text. `empties_trash` makes it forget
    /// everything deleted, too.
    pub fn be_thorough(&mut self, empties_trash: bool) {
        self.run = None;
        self.rest_until = 0;
        self.thorough = true;
        self.empties_trash |= empties_trash;
    }

    /// Abandons the current run, because the texts that it has read have changed.
    pub fn give_up_run(&mut self) {
        self.run = None;
    }

    /// Whether a thorough run is pending.
    pub fn is_thorough(&self) -> bool {
        self.thorough
    }

    /// Sets the latest confirmed moment, in milliseconds. A clock that is ahead during one visit must not empty the
    /// trash early, so things are forgotten by this moment if it is earlier than the clock.
    pub fn trust(&mut self, latest: Option<u64>) {
        self.trusted = latest;
    }

    /// Sets whether the storage is nearly full; then less data is worth a run.
    pub fn set_scarce(&mut self, scarce: bool) {
        self.scarce = scarce;
    }

    /// Does the next small piece of work; `now` is in milliseconds. After an error the run is abandoned; texts already
    /// written stay and do no harm.
    pub fn step(&mut self, store: &dyn KeyValue, now: u64) -> Result<Step, StorageError> {
        let step = self.try_step(store, now);
        if step.is_err() {
            self.run = None;
            self.rest_until = now.saturating_add(REST_AFTER_FAULT);
        }
        step
    }

    fn try_step(&mut self, store: &dyn KeyValue, now: u64) -> Result<Step, StorageError> {
        let Some(run) = &mut self.run else {
            // A clock that was set back must not cause a long pause.
            if now < self.rest_until && self.rest_until - now <= REST_AFTER_FAULT {
                return Ok(Step::Rested);
            }
            self.run = self.plan(store, now)?;
            self.rest_until = now.saturating_add(REST);
            return Ok(if self.run.is_some() { Step::Planned } else { Step::Rested });
        };
        let is_due = |job: &Job| {
            let ripe = |(_, at, _): &(Keyed, u64, Vec<Stamped<Edit>>)| now.abs_diff(*at) >= SETTLE;
            !job.checked && job.written.as_ref().is_some_and(ripe)
        };
        if let Some(job) = run.jobs.iter_mut().find(|job| is_due(job)) {
            job.check(store)?;
            return Ok(Step::Checked);
        }
        if let Some(job) = run.jobs.iter_mut().find(|job| !job.checked && job.written.is_none()) {
            return job.write(store, &run.keep, now, &mut self.budget);
        }
        if run.jobs.iter().any(|job| !job.checked) {
            return Ok(Step::Rested);
        }
        run.remove_entries(store)?;
        self.run = None;
        self.thorough = false;
        self.empties_trash = false;
        Ok(Step::Done)
    }

    /// The next run, if there is enough to do.
    fn plan(&self, store: &dyn KeyValue, now: u64) -> Result<Option<Run>, StorageError> {
        let mut keys = store.keys()?;
        sort_by(&mut keys, Ord::cmp);
        if self.empties_trash {
            // They would keep data that is meant to go.
            restore_point::remove_all(store, &keys)?;
        }
        let points = if self.empties_trash { Vec::new() } else { restore_point::stamps(store, &keys)? };
        let sources = self.sources(store, &keys, &points, now)?;
        let vouched = self.trusted.map_or(now, |trusted| trusted.min(now));
        // Things deleted while the clock was ahead must be forgotten too when the whole trash is emptied.
        let forget_before = if self.empties_trash { u64::MAX } else { vouched.saturating_sub(FORGET_AFTER) };
        let orphans = if self.thorough { orphans(&keys) } else { Vec::new() };
        let mut run = Run { jobs: Vec::new(), entries: Vec::new(), orphans, keep: Keep { points, forget_before } };
        for source in sources {
            run.entries.push(source.keys);
            for edit in edits_of(source.change) {
                run.job(bucket_of(&edit.value)).edits.push(edit);
            }
        }
        for segment in keys.iter().filter_map(|key| SegmentKey::of(key)) {
            run.job(segment.bucket).old.push(segment);
        }
        // A bucket with one segment and no new edits needs no work.
        run.jobs.retain(|job| self.thorough || !job.edits.is_empty() || job.old.len() > 1);
        Ok(if self.thorough || !run.jobs.is_empty() { Some(run) } else { None })
    }

    /// The entries to compact, earliest first; empty if they are too small to be worth it.
    fn sources(
        &self,
        store: &dyn KeyValue,
        keys: &[String],
        points: &[Timestamp],
        now: u64,
    ) -> Result<Vec<Source>, StorageError> {
        let mut sources = Vec::new();
        for key in keys {
            let Some(place) = Place::of_entry(key).filter(|place| place.replica != FENCE.replica) else { continue };
            if let Some(source) = source(store, key, place)?
                && (self.thorough || is_ripe(&source, points, now))
            {
                sources.push(source);
            }
        }
        let enough = if self.scarce { ENOUGH_IF_SCARCE } else { ENOUGH };
        if self.thorough {
            return Ok(sources);
        }
        if sources.iter().map(|source| source.units).sum::<usize>() < enough {
            return Ok(Vec::new());
        }
        sort_by(&mut sources, |one, other| one.change.at.cmp(&other.change.at));
        let mut units = 0;
        sources.retain(|source| {
            let fits = units == 0 || units + source.units <= MOST_IN_A_RUN;
            units += source.units;
            fits
        });
        Ok(sources)
    }
}

/// Whether an ordinary run may compact an entry.
fn is_ripe(source: &Source, points: &[Timestamp], now: u64) -> bool {
    // The edits of a merge are older than the merge itself. At a restore point between the two they must not be
    // visible, and only the entry records that.
    let is_late = matches!(source.change.value, Change::Merged(_)) && points.iter().any(|at| *at < source.change.at);
    !is_late && !source.is_packed && now.abs_diff(source.change.at.millis) >= MIN_AGE
}

/// The entry under `key`, if all of it can be read and none of it is from a newer version.
fn source(store: &dyn KeyValue, key: &str, place: Place) -> Result<Option<Source>, StorageError> {
    let Some(raw) = store.get(key)? else { return Ok(None) };
    let Ok(content) = entry::read(place, &raw) else { return Ok(None) };
    let version = Json::parse(&raw).ok().and_then(|saved| saved.get("v").number::<u32>());
    if version.is_none_or(|version| version > FORMAT) {
        // It may contain fields that this version doesn't know, and a segment would lose them.
        return Ok(None);
    }
    let (mut keys, mut units) = (vec![key.to_owned()], key.len() + raw.len());
    let commit = match content {
        Content::Whole(change) => return Ok(Some(Source { change, keys, units, is_packed: false })),
        Content::InParts(commit) => commit,
    };
    let (mut edits, mut is_packed) = (Vec::new(), false);
    for index in 0..commit.parts.len() {
        let key = place.part_key(index);
        let Some(raw) = store.get(&key)? else { return Ok(None) };
        let Ok(part) = entry::read_part(place, index, &commit, &raw) else { return Ok(None) };
        edits.extend(part);
        is_packed |= packed::is_packed(&raw);
        units += key.len() + raw.chars().count();
        keys.push(key);
    }
    Ok(Some(Source { change: commit.change(edits), keys, units, is_packed }))
}

/// The parts whose entry is missing.
fn orphans(keys: &[String]) -> Vec<String> {
    let has_entry = |place: Place| keys.binary_search(&place.entry_key()).is_ok();
    let is_orphan = |key: &&String| Place::of(key).is_some_and(|place| !keys::is_entry(key) && !has_entry(place));
    keys.iter().filter(is_orphan).cloned().collect()
}

/// The edits of a change, each with its own timestamp.
fn edits_of(change: Stamped<Change>) -> Vec<Stamped<Edit>> {
    match change.value {
        Change::Decided(edits) => edits.into_iter().map(|value| Stamped { at: change.at, value }).collect(),
        Change::Merged(edits) => edits,
    }
}

impl Run {
    fn job(&mut self, bucket: u64) -> &mut Job {
        let place = self.jobs.iter().position(|job| job.bucket >= bucket).unwrap_or(self.jobs.len());
        if self.jobs.get(place).is_none_or(|job| job.bucket != bucket) {
            self.jobs.insert(place, Job::new(bucket));
        }
        #[allow(clippy::indexing_slicing, reason = "it was put there if it was missing")]
        &mut self.jobs[place]
    }

    /// Removes the entries if all segments checked earlier are still there.
    fn remove_entries(&self, store: &dyn KeyValue) -> Result<(), StorageError> {
        let mut keys = store.keys()?;
        sort_by(&mut keys, Ord::cmp);
        let segments: Vec<SegmentKey> = keys.iter().filter_map(|key| SegmentKey::of(key)).collect();
        for job in &self.jobs {
            let Some((keyed, _, _)) = &job.written else { continue };
            let Some(mine) = SegmentKey::of(&keyed.key) else { return Err(StorageError::NotKept) };
            let later = |other: &SegmentKey| other.bucket == mine.bucket && other.generation > mine.generation;
            if !segments.iter().any(|other| *other == mine || later(other)) {
                return Err(StorageError::NotKept);
            }
        }
        // The entry is removed before its parts: parts without an entry are ignored, but an entry without parts is
        // damaged.
        self.entries.iter().flatten().try_for_each(|key| take_out(store, key))?;
        let orphans_now = orphans(&keys);
        self.orphans.iter().filter(|key| orphans_now.contains(key)).try_for_each(|key| store.remove(key))
    }
}

impl Job {
    /// Writes the segment that replaces the texts of this bucket.
    fn write(
        &mut self,
        store: &dyn KeyValue,
        keep: &Keep,
        now: u64,
        budget: &mut Budget,
    ) -> Result<Step, StorageError> {
        let mut edits = Vec::new();
        let mut readable = Vec::new();
        for old in &self.old {
            let Some(raw) = store.get(&old.key())? else { continue };
            // A segment that cannot be read completely is kept.
            if let Ok(unpacked) = segment::read(&old.key(), &raw)
                && !unpacked.more
            {
                edits.extend(unpacked.edits);
                readable.push(old.clone());
            }
        }
        let is_settled = self.edits.is_empty() && readable.len() < 2;
        let before = if is_settled { edits.clone() } else { Vec::new() };
        edits.extend(self.edits.iter().cloned());
        let edits = merged(&edits, keep);
        if is_settled && edits == before {
            self.checked = true;
            return Ok(Step::Checked);
        }
        let generation = self.old.iter().map(|old| old.generation).max().map_or(0, |last| last.saturating_add(1));
        let keyed = segment::write(self.bucket, generation, &edits);
        if !budget.take(keyed.units(), now) {
            return Ok(Step::Rested);
        }
        version_fence::keep_for_segment(store, &edits)?;
        version_fence::keep_text(store, &keyed)?;
        self.old = readable;
        let step = Step::Wrote(keyed.key.clone());
        self.written = Some((keyed, now, edits));
        Ok(step)
    }

    /// Reads the segment back from the storage; if it is intact, removes the texts it replaces.
    fn check(&mut self, store: &dyn KeyValue) -> Result<(), StorageError> {
        let Some((keyed, _, edits)) = &mut self.written else { return Ok(()) };
        let raw = store.get(&keyed.key)?.ok_or(StorageError::NotKept)?;
        match segment::read(&keyed.key, &raw) {
            Ok(unpacked) if unpacked.edits == *edits && !unpacked.more => {}
            _ => return Err(StorageError::NotKept),
        }
        edits.clear();
        self.edits.clear();
        self.checked = true;
        self.old.iter().try_for_each(|old| store.remove(&old.key()))
    }
}

/// Removes a text and verifies that it is gone.
fn take_out(store: &dyn KeyValue, key: &str) -> Result<(), StorageError> {
    store.remove(key)?;
    if store.get(key)?.is_none() { Ok(()) } else { Err(StorageError::NotKept) }
}
