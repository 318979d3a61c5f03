//! The browser's part in backups, in each engine: the same cipher everywhere, and a chosen file.

use next_touch::app::words;
use serde_json::{Value, json};

use crate::find::Find;
use crate::page::Page;

const LABEL: &str = "Next Touch encrypted backup 1";

/// Made by another implementation from 600,000 rounds and `PASSPHRASE`: salt, nonce, data.
const KNOWN: [&str; 3] = [
    "AAECAwQFBgcICQoLDA0ODw==",
    "ZGVmZ2hpamtsbW5v",
    "6zCfwuV0QR7Y/ng8uVX8hRxSUWD1UQKKM6LCdgnInSXMZp68lxb+ucmBko4JdYaKcNNd",
];
const PASSPHRASE: &str = "Zoë’s passphrase";
const KNOWN_TEXT: &str = "The whole book, “as it is” 🙂";

/// Decrypts, and returns the text or the name of the error.
async fn decrypt(page: &Page, data: &str, passphrase: &str, label: &str) -> Value {
    let script = "return nextTouchVault.decrypt(...arguments).catch((error) => error.name)";
    let [salt, nonce, _] = KNOWN;
    page.js(script, vec![json!(data), json!(passphrase), json!(600_000), json!(label), json!(salt), json!(nonce)]).await
}

async fn n19_a_known_file_opens_and_a_changed_one_does_not(page: Page) {
    page.open("/").await;
    page.heading(words::places::TODAY).shown().await;
    let [.., data] = KNOWN;
    assert_eq!(decrypt(&page, data, PASSPHRASE, LABEL).await, KNOWN_TEXT);
    // The same letter in two code points, as some keyboards write it.
    assert_eq!(decrypt(&page, data, "Zoe\u{308}’s passphrase", LABEL).await, KNOWN_TEXT);
    assert_eq!(decrypt(&page, data, "zoë’s passphrase", LABEL).await, "OperationError");
    assert_eq!(decrypt(&page, data, PASSPHRASE, "another label").await, "OperationError");
    assert_eq!(decrypt(&page, &data.replacen('6', "7", 1), PASSPHRASE, LABEL).await, "OperationError");
}

async fn n19_what_is_encrypted_opens_again_and_never_looks_the_same_twice(page: Page) {
    page.open("/").await;
    page.heading(words::places::TODAY).shown().await;
    let text = "Zoë 🙂 ".repeat(30_000);
    let script = "
        const [text, passphrase, label] = arguments;
        const make = async () => (await nextTouchVault.encrypt(text, passphrase, 100000, label)).split(' ');
        return (async () => {
            const [one, other] = [await make(), await make()];
            const [salt, nonce, data] = one;
            const opened = await nextTouchVault.decrypt(data, passphrase, 100000, label, salt, nonce);
            return [opened === text, one.every((part, place) => part !== other[place]), salt.length, nonce.length];
        })()";
    let made = page.js(script, vec![json!(text), json!(PASSPHRASE), json!(LABEL)]).await;
    assert_eq!(made, json!([true, true, 24, 16]));
}

/// A file in the origin's private file system stands in for one that a person chooses.
const STAND_IN: &str = "window.showSaveFilePicker = async ({ suggestedName }) =>
    (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });";

async fn a_chosen_file_is_remembered_and_written(page: Page) {
    page.preload(STAND_IN).await;
    page.open("/").await;
    page.heading(words::places::TODAY).shown().await;
    assert_eq!(page.js("return nextTouchVault.chosenFile()", vec![]).await, "");
    assert_eq!(page.js("return nextTouchVault.chooseFile('book.json')", vec![]).await, "book.json");
    page.js("return nextTouchVault.writeFile('first, and longer')", vec![]).await;
    page.reload().await;
    page.heading(words::places::TODAY).shown().await;
    assert_eq!(page.js("return nextTouchVault.chosenFile()", vec![]).await, "granted book.json");
    page.js("return nextTouchVault.writeFile('second')", vec![]).await;
    assert_eq!(page.js("return nextTouchVault.readFile()", vec![]).await, "second");
    page.js("return nextTouchVault.forgetFile()", vec![]).await;
    assert_eq!(page.js("return nextTouchVault.chosenFile()", vec![]).await, "");
}

async fn a_shared_file_is_a_text_file_with_all_of_it(page: Page) {
    page.preload("navigator.share = async ({ files }) => { window.shared = files; };").await;
    page.open("/").await;
    page.heading(words::places::TODAY).shown().await;
    let script = "return nextTouchVault.share('book.json', 'all of it').then(async () =>
        [shared.length, shared[0].name, shared[0].type, await shared[0].text()])";
    assert_eq!(page.js(script, vec![]).await, json!([1, "book.json.txt", "text/plain", "all of it"]));
}

browser_tests!(
    chromium,
    Chromium,
    crate::suite::with_page,
    [
        n19_a_known_file_opens_and_a_changed_one_does_not,
        n19_what_is_encrypted_opens_again_and_never_looks_the_same_twice,
        a_chosen_file_is_remembered_and_written,
        a_shared_file_is_a_text_file_with_all_of_it,
    ]
);

browser_tests!(
    firefox,
    Firefox,
    crate::suite::with_page,
    [
        n19_a_known_file_opens_and_a_changed_one_does_not,
        n19_what_is_encrypted_opens_again_and_never_looks_the_same_twice,
        a_chosen_file_is_remembered_and_written,
    ]
);

browser_tests!(webkit, WebKit, crate::suite::with_page, [n19_a_known_file_opens_and_a_changed_one_does_not]);
