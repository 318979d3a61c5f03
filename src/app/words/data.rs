//! Words of the screen of backups and of the storage.

pub const ASK_TO_KEEP: &str = "Ask the browser to keep it";
pub const BACKUP_MERGED_IN: &str = "Backup merged in";
pub const BOOK_AS_IT_WAS: &str = "The book as it was";
pub const BOOK_IS_GONE: &str = "Your book is not here any more";
pub const BOOK_REPLACED: &str = "Book replaced by the backup";
pub const BRING_THIS_BOOK_BACK: &str = "Bring this book back";
pub const BROWSER_HAS_NOT_PROMISED: &str = "The browser has not promised to keep this: when the disk is full or the page long unused, it may clear it. Installing the page or using it often changes its mind. A private window forgets everything when it is closed.";
pub const BROWSER_HAS_PROMISED: &str = "The browser has promised not to clear this by itself.";
pub const BROWSER_NOT_ASKED: &str = "The browser was not asked yet to keep this for good.";
pub const CHOOSE_A_BACKUP_FILE: &str = "Choose a backup file";
pub const CONTACTS_VCARD: &str = "Contacts (vCard)";
pub const CSV_TO_IMPORT_AGAIN: &str = "CSV to import again";
pub const DOWNLOAD_EVERYTHING_RAW: &str = "Download everything raw";
pub const DOWNLOAD_WHAT_IS_LEFT: &str = "Download what is left";
pub const EMPTY_THE_TRASH: &str = "Empty the trash";
pub const ENCRYPTED_AND_WHOLE: &str = "It is encrypted, was decrypted again and read back, and is whole.";
pub const ENCRYPT_IT: &str = "Encrypt it with a passphrase";
pub const ERASED_LEAVES_SOON: &str = "What was erased leaves the stored texts in the next quiet minutes: leave this page open and in sight, without typing.";
pub const ERASE_EVERYTHING: &str = "Erase everything";
pub const ERASE_THIS_BROWSER: &str = "Erase everything in this browser";
pub const FORGET_THEM_NOW: &str = "Forget them now";
pub const ITS_PASSPHRASE: &str = "Its passphrase";
pub const KEPT_TWICE: &str = "Every change is kept in this browser, and the latest ones a second time on the disk.";
pub const MERGE_INTO_BOOK: &str = "Merge into my book";
pub const NOT_SAVED: &str = "Not saved";
pub const NO_SECOND_COPY: &str = "Saved, without a second copy";
pub const OPEN_IT: &str = "Open it";
pub const PASSPHRASE: &str = "Passphrase (leave it empty for a file that anybody can read)";
pub const PUT_DATES_RIGHT: &str = "Put the dates right";
pub const PUT_BACK_MISSING: &str = "Put back what is missing";
pub const REPLACE_BIGGER_BOOK: &str = "Replace my bigger book by it";
pub const REPLACE_MY_BOOK: &str = "Replace my book by it";
pub const SAFE_ON_DISK: &str = "Safe on disk";
pub const SAVED: &str = "Saved";
pub const SPREADSHEET_CSV: &str = "Spreadsheet (CSV)";
pub const START_ANEW: &str = "Start over";
pub const START_ANEW_WITHOUT_IT: &str = "Start over without it";
pub const TRASH: &str = "Trash";
pub const TYPE_ERASE: &str = "To erase it all, type ERASE";
pub const UNREADABLE_ENTRIES: &str =
    "These stored entries could not be read. They are kept as they are; everything else works.";

/// The name of the button that deletes an import.
pub fn delete_import(name: &str) -> String {
    format!("Delete {name} and its leads")
}

/// The name of the button that puts a lead back.
pub fn put_in_again(title: &str) -> String {
    format!("Put {title} in again")
}
