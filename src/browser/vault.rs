//! The browser's part in backups: encrypting, keeping a chosen file up to date, and sharing it; also erasing
//! everything.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;

use super::script::{SHADOW, VAULT, answer, apply, call, settled};
use crate::store::backup::{LABEL, ROUNDS, Sealed};

/// Why encryption is unavailable; `None` if it is available.
pub fn cannot_encrypt() -> Option<&'static str> {
    let is_secure = Reflect::get(&js_sys::global(), &"isSecureContext".into()).is_ok_and(|it| it.is_truthy());
    (!is_secure).then_some(
        "Browsers encrypt only on pages that came by https, or from localhost. This one did not, so the backup can \
         only be saved as it is.",
    )
}

/// Encrypts `text` as a file, which is decrypted and compared before it is returned.
pub async fn encrypt(text: &str, passphrase: &str) -> Result<String, String> {
    let arguments = arguments(&[text, passphrase], ROUNDS, &[LABEL]);
    let made = settled(apply(VAULT, "encrypt", &arguments)?).await?.as_string().unwrap_or_default();
    let mut parts = made.split(' ').map(str::to_owned);
    let mut part = || parts.next().unwrap_or_default();
    let sealed = Sealed { rounds: ROUNDS, salt: part(), nonce: part(), data: part() };
    let file = sealed.to_text();
    match Sealed::read(&file) {
        Some(Ok(read)) if read == sealed => {}
        _ => return Err("the file does not read back".to_owned()),
    }
    if decrypt(&sealed, passphrase).await.as_deref() == Ok(text) {
        Ok(file)
    } else {
        Err("the file does not open again".to_owned())
    }
}

/// The text of an encrypted file, or why it cannot be opened.
pub async fn decrypt(sealed: &Sealed, passphrase: &str) -> Result<String, String> {
    if let Some(reason) = cannot_encrypt() {
        return Err(reason.to_owned());
    }
    let arguments = arguments(&[&sealed.data, passphrase], sealed.rounds, &[LABEL, &sealed.salt, &sealed.nonce]);
    // Browsers report a wrong passphrase and a damaged file alike, because authenticated encryption cannot tell them
    // apart.
    let wrong = |_| "The passphrase is wrong, or the file is damaged. Your book is unchanged.".to_owned();
    let text = settled(apply(VAULT, "decrypt", &arguments)?).await.map_err(wrong)?;
    text.as_string().ok_or_else(|| "This file holds no text. Your book is unchanged.".to_owned())
}

fn arguments(before: &[&str], rounds: u32, after: &[&str]) -> Array {
    let texts = |texts: &[&str]| texts.iter().map(|text| JsValue::from_str(text)).collect::<Vec<_>>();
    texts(before).into_iter().chain([JsValue::from(rounds)]).chain(texts(after)).collect()
}

/// The file that the salesperson chose for backups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenFile {
    /// Its name.
    pub name: String,
    /// Whether the browser lets the page write it without asking; if not, [`allow_file`] asks.
    pub is_allowed: bool,
}

/// Whether this browser can keep a chosen file up to date.
pub fn can_choose_file() -> bool {
    Reflect::has(&js_sys::global(), &"showSaveFilePicker".into()).unwrap_or(false)
}

/// Lets the salesperson choose the file and remembers it. Must be called directly from a tap.
pub async fn choose_file(suggested: &str) -> Result<String, String> {
    Ok(answer(VAULT, "chooseFile", &[suggested]).await?.as_string().unwrap_or_default())
}

/// The chosen file, if there is one; the error is the browser's message.
pub async fn chosen_file() -> Result<Option<ChosenFile>, String> {
    let said = answer(VAULT, "chosenFile", &[]).await?.as_string().unwrap_or_default();
    let file =
        |(permission, name): (&str, &str)| ChosenFile { name: name.to_owned(), is_allowed: permission == "granted" };
    Ok(said.split_once(' ').map(file))
}

/// Asks for permission to write the chosen file again. Must be called directly from a tap.
pub async fn allow_file() -> Result<bool, String> {
    Ok(answer(VAULT, "allowFile", &[]).await?.as_string().as_deref() == Some("granted"))
}

/// Reads the chosen file.
pub async fn read_file() -> Result<String, String> {
    answer(VAULT, "readFile", &[]).await?.as_string().ok_or_else(|| "it gives no text".to_owned())
}

/// Writes the chosen file and reads it back.
pub async fn write_file(text: &str) -> Result<(), String> {
    answer(VAULT, "writeFile", &[text]).await.map(|_| ())
}

/// Forgets the chosen file, so it is no longer written.
pub async fn forget_file() -> Result<(), String> {
    answer(VAULT, "forgetFile", &[]).await.map(|_| ())
}

/// Whether there is a share sheet that accepts files.
pub fn can_share() -> bool {
    call(VAULT, "canShare", &[]).is_ok_and(|can| can.is_truthy())
}

/// Whether this page cannot download files, as in an app installed on an iPhone.
pub fn has_no_downloads() -> bool {
    call(VAULT, "hasNoDownloads", &[]).is_ok_and(|has_none| has_none.is_truthy())
}

/// Hands a file to the share sheet. Must be called directly from a tap.
pub async fn share(name: &str, text: &str) -> Result<(), String> {
    answer(VAULT, "share", &[name, text]).await.map(|_| ())
}

/// Asks the browser to keep this page's data permanently.
pub async fn persist() -> bool {
    answer(VAULT, "persist", &[]).await.is_ok_and(|granted| granted.is_truthy())
}

/// Removes everything this app stores in this browser: the storage, the shadow, the chosen file's handle and the
/// caches. Afterwards this page never writes again; reload it.
pub async fn erase_everything() -> Result<(), String> {
    answer(SHADOW, "erase", &[]).await.map(|_| ())
}
