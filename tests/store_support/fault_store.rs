//! A store that fails on demand, at any operation.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use next_touch::store::storage::{KeyValue, StorageError};

/// A kind of failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The operation is denied and does nothing.
    Denied,
    /// The operation fails in some other way and does nothing.
    Broken,
    /// Writing exceeds the quota; everything else works.
    Full,
    /// The operation is done, yet reports an error.
    DoneButDenied,
    /// Writing reports success and does nothing.
    Lie,
    /// Writing stores half of the text and reports success.
    Cut,
    /// Writing stores a different character in the middle and reports success.
    Flip,
    /// The tab is gone before the operation.
    CrashBefore,
    /// The tab is gone after the operation.
    CrashAfter,
}

impl Trouble {
    pub const ALL: [Trouble; 9] = [
        Trouble::Denied,
        Trouble::Broken,
        Trouble::Full,
        Trouble::DoneButDenied,
        Trouble::Lie,
        Trouble::Cut,
        Trouble::Flip,
        Trouble::CrashBefore,
        Trouble::CrashAfter,
    ];

    /// Whether unreadable texts may be left behind.
    pub fn leaves_debris(self) -> bool {
        matches!(self, Trouble::Cut | Trouble::Flip)
    }

    pub fn is_crash(self) -> bool {
        matches!(self, Trouble::CrashBefore | Trouble::CrashAfter)
    }
}

/// A trouble at some operation, which may be permanent.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    pub at: usize,
    pub trouble: Trouble,
    pub for_ever: bool,
}

#[derive(Debug, Default)]
pub struct FaultStore {
    values: RefCell<BTreeMap<String, String>>,
    /// For every write, the key and the text it replaced.
    history: RefCell<Vec<(String, Option<String>)>>,
    operations: Cell<usize>,
    plan: Cell<Option<Plan>>,
    crashed: Cell<bool>,
}

impl FaultStore {
    pub fn new(plan: Option<Plan>) -> FaultStore {
        FaultStore { plan: Cell::new(plan), ..FaultStore::default() }
    }

    /// Resets the count of operations and plans a trouble.
    pub fn set_plan(&self, plan: Plan) {
        self.operations.set(0);
        self.plan.set(Some(plan));
    }

    /// From now on everything works, as after a restart of the browser.
    pub fn heal(&self) {
        self.plan.set(None);
        self.crashed.set(false);
    }

    pub fn operations(&self) -> usize {
        self.operations.get()
    }

    pub fn values(&self) -> BTreeMap<String, String> {
        self.values.borrow().clone()
    }

    /// Inserts a text without counting an operation.
    pub fn plant(&self, key: &str, text: &str) {
        self.values.borrow_mut().insert(key.to_owned(), text.to_owned());
    }

    pub fn uproot(&self, key: &str) {
        self.values.borrow_mut().remove(key);
    }

    /// The number of writes.
    pub fn writes(&self) -> usize {
        self.history.borrow().len()
    }

    /// Marks all writes as being on disk.
    pub fn flush(&self) {
        self.history.borrow_mut().clear();
    }

    /// Undoes the latest write.
    pub fn lose_one_write(&self) {
        if let Some((key, before)) = self.history.borrow_mut().pop() {
            match before {
                Some(text) => self.values.borrow_mut().insert(key, text),
                None => self.values.borrow_mut().remove(&key),
            };
        }
    }

    fn write(&self, key: &str, value: Option<String>) {
        let mut values = self.values.borrow_mut();
        self.history.borrow_mut().push((key.to_owned(), values.get(key).cloned()));
        match value {
            Some(value) => values.insert(key.to_owned(), value),
            None => values.remove(key),
        };
    }

    /// The trouble of this operation, if there is one.
    fn trouble(&self) -> Result<Option<Trouble>, StorageError> {
        let operation = self.operations.get();
        self.operations.set(operation + 1);
        if self.crashed.get() {
            return Err(StorageError::Broken("the tab is gone".to_owned()));
        }
        let plan = self.plan.get().filter(|plan| plan.at == operation || (plan.for_ever && plan.at < operation));
        match plan.map(|plan| plan.trouble) {
            Some(Trouble::Denied) => Err(StorageError::Denied),
            Some(Trouble::Broken) => Err(StorageError::Broken("made up".to_owned())),
            Some(trouble) => {
                self.crashed.set(trouble.is_crash());
                if trouble == Trouble::CrashBefore {
                    Err(StorageError::Broken("the tab is gone".to_owned()))
                } else {
                    Ok(Some(trouble))
                }
            }
            None => Ok(None),
        }
    }
}

/// The result of an operation after it was done.
fn answer(trouble: Option<Trouble>) -> Result<(), StorageError> {
    match trouble {
        Some(Trouble::DoneButDenied) => Err(StorageError::Denied),
        Some(Trouble::CrashAfter) => Err(StorageError::Broken("the tab is gone".to_owned())),
        _ => Ok(()),
    }
}

impl KeyValue for FaultStore {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        answer(self.trouble()?)?;
        Ok(self.values.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        let trouble = self.trouble()?;
        let kept = match trouble {
            Some(Trouble::Full) => return Err(StorageError::Full),
            Some(Trouble::Lie) => return Ok(()),
            Some(Trouble::Cut) => half(value),
            Some(Trouble::Flip) => flipped(value, value.chars().count() / 2),
            _ => value.to_owned(),
        };
        self.write(key, Some(kept));
        answer(trouble)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        let trouble = self.trouble()?;
        if trouble != Some(Trouble::Lie) {
            self.write(key, None);
        }
        answer(trouble)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        answer(self.trouble()?)?;
        Ok(self.values.borrow().keys().cloned().collect())
    }
}

/// The first half of `text`.
pub fn half(text: &str) -> String {
    text.chars().take(text.chars().count() / 2).collect()
}

/// `text` with one bit of the character at `place` flipped.
pub fn flipped(text: &str, place: usize) -> String {
    let turn =
        |(at, letter): (usize, char)| if at == place { char::from_u32(u32::from(letter) ^ 1).unwrap() } else { letter };
    text.chars().enumerate().map(turn).collect()
}
