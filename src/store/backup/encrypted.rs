//! The encrypted backup file: a readable head that says how it was encrypted, and the ciphertext in base64. The browser
//! does the encryption.
//!
//! The file itself says how much work it takes to open, so its parameters are checked against bounds before any key is
//! derived: a forged file must not keep the browser busy for an hour.

use crate::store::encoding::Json;

/// The name that marks our files.
const APP: &str = "Next Touch";
const KIND: &str = "encrypted backup";
/// The version of the file format: the one written, and the highest one read.
const FORMAT: u32 = 1;
const KEY: &str = "PBKDF2-HMAC-SHA-256";
const CIPHER: &str = "AES-256-GCM";
/// PBKDF2 rounds for the files this program writes.
pub const ROUNDS: u32 = 600_000;
/// The additional data that the encryption authenticates.
pub const LABEL: &str = "Next Touch encrypted backup 1";
const FEWEST_ROUNDS: u32 = 100_000;
const MOST_ROUNDS: u32 = 5_000_000;
const SALT_BYTES: std::ops::RangeInclusive<usize> = 16..=64;
const NONCE_BYTES: usize = 12;
/// The length of the tag that AES-GCM appends.
const TAG_BYTES: usize = 16;
/// The size limit of a plain backup plus the tag, in bytes.
const MOST_BYTES: usize = super::LARGEST + TAG_BYTES;

/// An encrypted backup: its parameters and the ciphertext, all in base64.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// PBKDF2 rounds.
    pub rounds: u32,
    /// The PBKDF2 salt.
    pub salt: String,
    /// The AES-GCM nonce.
    pub nonce: String,
    /// The ciphertext with its tag.
    pub data: String,
}

/// Why decrypting a file is not even attempted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealedProblem {
    /// It was made by a newer version or with an unknown algorithm.
    Unknown,
    /// It is larger than any backup.
    TooBig,
    /// It asks for fewer rounds than are safe, or for more than anyone would wait for.
    Rounds,
    /// A field has a wrong or malformed value.
    Damaged,
}

impl SealedProblem {
    /// What happened and what is safe.
    pub fn words(self) -> &'static str {
        match self {
            SealedProblem::Unknown => {
                "This file is encrypted in a way that this version of Next Touch does not know. Reload the page, \
                 then try again. Your book is unchanged."
            }
            SealedProblem::TooBig => "This file is larger than 128 MB, more than any backup. Your book is unchanged.",
            SealedProblem::Rounds => {
                "This file asks for a number of rounds that Next Touch never uses, so it is not opened. Your book \
                 is unchanged."
            }
            SealedProblem::Damaged => {
                "This file is damaged: it is not what was once saved. Choose an earlier one. Your book is unchanged."
            }
        }
    }
}

impl Sealed {
    /// The text of the file.
    pub fn to_text(&self) -> String {
        let document = Json::record()
            .with("app", Json::of(APP))
            .with("kind", Json::of(KIND))
            .with("format", Json::Whole(FORMAT.into()))
            .with("key", Json::of(KEY))
            .with("rounds", Json::Whole(self.rounds.into()))
            .with("salt", Json::of(&self.salt))
            .with("cipher", Json::of(CIPHER))
            .with("nonce", Json::of(&self.nonce))
            .with("data", Json::of(&self.data));
        document.to_text()
    }

    /// Parses an encrypted backup. `None` if the file is something else, which other readers may understand.
    pub fn read(text: &str) -> Option<Result<Sealed, SealedProblem>> {
        // Sixteen characters hold twelve bytes; the head is short.
        if text.len() / 16 > MOST_BYTES / 12 + 64 {
            return text.get(..200).is_some_and(|head| head.contains(KIND)).then_some(Err(SealedProblem::TooBig));
        }
        if !text.contains(KIND) {
            return None;
        }
        let document = match Json::parse(text.trim_start_matches('\u{feff}')) {
            Ok(document) => document,
            // A truncated file still says what it is.
            Err(_) => return Some(Err(SealedProblem::Damaged)),
        };
        (document.get("kind").as_str() == Some(KIND)).then(|| Sealed::check(&document))
    }

    fn check(document: &Json) -> Result<Sealed, SealedProblem> {
        let says = |name: &str, expected: &str| document.get(name).as_str() == Some(expected);
        if document.get("format").number() != Some(FORMAT) || !says("key", KEY) || !says("cipher", CIPHER) {
            return Err(SealedProblem::Unknown);
        }
        let rounds = document.get("rounds").number::<u32>().ok_or(SealedProblem::Rounds)?;
        if !(FEWEST_ROUNDS..=MOST_ROUNDS).contains(&rounds) {
            return Err(SealedProblem::Rounds);
        }
        let field = |name: &str| document.get(name).owned().ok_or(SealedProblem::Damaged);
        let (salt, nonce, data) = (field("salt")?, field("nonce")?, field("data")?);
        let bytes = |text: &str| base64_bytes(text).ok_or(SealedProblem::Damaged);
        if !SALT_BYTES.contains(&bytes(&salt)?) || bytes(&nonce)? != NONCE_BYTES || bytes(&data)? < TAG_BYTES {
            return Err(SealedProblem::Damaged);
        }
        if bytes(&data)? > MOST_BYTES {
            return Err(SealedProblem::TooBig);
        }
        Ok(Sealed { rounds, salt, nonce, data })
    }
}

/// The number of bytes `text` decodes to, if it is base64 in the form that the browser reads and writes.
fn base64_bytes(text: &str) -> Option<usize> {
    let bare = text.strip_suffix("==").or_else(|| text.strip_suffix('=')).unwrap_or(text);
    let is_digit = |letter: u8| letter.is_ascii_alphanumeric() || letter == b'+' || letter == b'/';
    (text.len().is_multiple_of(4) && bare.bytes().all(is_digit)).then_some(bare.len() * 3 / 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed() -> Sealed {
        Sealed {
            rounds: ROUNDS,
            salt: "AAECAwQFBgcICQoLDA0ODw==".to_owned(),
            nonce: "AAECAwQFBgcICQoL".to_owned(),
            data: "AAECAwQFBgcICQoLDA0ODxAREhM=".to_owned(),
        }
    }

    #[test]
    fn a_file_reads_back_and_a_person_sees_how_it_was_made() {
        let text = sealed().to_text();
        assert_eq!(Sealed::read(&text), Some(Ok(sealed())));
        assert_eq!(Sealed::read(&format!("\u{feff}{text}\n")), Some(Ok(sealed())));
        for word in ["encrypted backup", "PBKDF2-HMAC-SHA-256", "600000", "AES-256-GCM"] {
            assert!(text.contains(word), "{word} is not in {text}");
        }
    }

    #[test]
    fn other_files_are_for_others_to_read() {
        for text in ["", "{}", "Name,Phone", "{\"app\":\"Next Touch\",\"format\":1}", "{\"note\":\"encrypted backup\"}"]
        {
            assert_eq!(Sealed::read(text), None, "{text}");
        }
    }

    #[track_caller]
    fn check_refused(from: &str, to: &str, problem: SealedProblem) {
        let text = sealed().to_text();
        assert!(text.contains(from), "{from} is not in {text}");
        assert_eq!(Sealed::read(&text.replacen(from, to, 1)), Some(Err(problem)), "{from} as {to}");
        assert!(problem.words().contains("Your book is unchanged."));
    }

    #[test]
    fn work_that_nobody_asked_for_is_refused() {
        for rounds in ["99999", "5000001", "4294967296", "-1", "6.0e5", "\"600000\"", "null"] {
            check_refused("600000", rounds, SealedProblem::Rounds);
        }
    }

    #[test]
    fn what_is_not_such_a_file_is_refused_with_the_reason() {
        check_refused("\"format\":1", "\"format\":2", SealedProblem::Unknown);
        check_refused("PBKDF2-HMAC-SHA-256", "PBKDF2-HMAC-MD5", SealedProblem::Unknown);
        check_refused("AES-256-GCM", "AES-256-CBC", SealedProblem::Unknown);
        check_refused("DA0ODw==", "DA0ODw=", SealedProblem::Damaged);
        check_refused("AAECAwQFBgcICQoLDA0ODw==", "AAECAwQFBgcICQoL", SealedProblem::Damaged);
        check_refused("\"AAECAwQFBgcICQoL\"", "\"AAECAwQFBgcICQ==\"", SealedProblem::Damaged);
        check_refused("ODxAREhM=", "ODxAR EhM=", SealedProblem::Damaged);
        check_refused("\"AAECAwQFBgcICQoLDA0ODxAREhM=\"", "\"AAEC\"", SealedProblem::Damaged);
        check_refused("\"AAECAwQFBgcICQoLDA0ODxAREhM=\"", "7", SealedProblem::Damaged);
        check_refused("}", "", SealedProblem::Damaged);
    }

    #[test]
    fn a_giant_is_refused_before_it_is_read() {
        let data = "A".repeat(MOST_BYTES / 3 * 4 + 2000);
        let text = Sealed { data, ..sealed() }.to_text();
        assert_eq!(Sealed::read(&text), Some(Err(SealedProblem::TooBig)));
    }

    #[test]
    fn bytes_are_counted_as_base64_holds_them() {
        for (text, bytes) in [("", Some(0)), ("QQ==", Some(1)), ("QUI=", Some(2)), ("QUJD", Some(3))] {
            assert_eq!(base64_bytes(text), bytes, "{text}");
        }
        for text in ["Q", "QQ=", "Q===", "QU I", "QU-_", "ÄÄ"] {
            assert_eq!(base64_bytes(text), None, "{text}");
        }
    }
}
