// The browser's part in backups: encrypting, keeping a chosen file up to date, handing it to the phone's share
// sheet. Each function returns a promise that rejects with the browser's reason. Also the sound of a reminder,
// which is synthesized so that no file is needed.
{
  const files = globalThis.nextTouchShadow;

  let sound;

  const playable = () => {
    const Sound = globalThis.AudioContext ?? globalThis.webkitAudioContext;
    if (Sound) sound ??= new Sound();
    return sound;
  };

  const tones = () => {
    for (const [tone, after] of [[660, 0], [880, 0.18]]) {
      const [voice, volume, at] = [sound.createOscillator(), sound.createGain(), sound.currentTime + after];
      voice.frequency.value = tone;
      volume.gain.setValueAtTime(0.2, at);
      volume.gain.exponentialRampToValueAtTime(0.001, at + 0.4);
      voice.connect(volume).connect(sound.destination);
      voice.start(at);
      voice.stop(at + 0.4);
    }
  };

  const inTurn = (occasion, take) => navigator.locks?.request(`nt1/ring/${occasion}`, { ifAvailable: true }, take);

  const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

  const textOf = (bytes) => {
    let letters = "";
    // In chunks, because the number of arguments of a call is limited.
    for (let at = 0; at < bytes.length; at += 0x8000) letters += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(letters);
  };

  const keyOf = async (passphrase, salt, rounds) => {
    // Keyboards may encode the same letter differently.
    const typed = new TextEncoder().encode(passphrase.normalize("NFC"));
    const material = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
    const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
    return crypto.subtle.deriveKey(how, material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  };

  const cipher = (nonce, label) => ({ name: "AES-GCM", iv: nonce, additionalData: new TextEncoder().encode(label) });

  // Share sheets accept few kinds of files; plain text is one everywhere.
  const shared = (name, text) => ({ files: [new File([text], `${name}.txt`, { type: "text/plain" })] });

  const hasNoDownloads = () => navigator.standalone === true;

  const textIn = async (file) => (await file.getFile()).text();

  globalThis.nextTouchVault = {
    // Salt, nonce and ciphertext, in base64 and separated by spaces.
    encrypt: async (text, passphrase, rounds, label) => {
      const salt = crypto.getRandomValues(new Uint8Array(16));
      const nonce = crypto.getRandomValues(new Uint8Array(12));
      const key = await keyOf(passphrase, salt, rounds);
      const data = await crypto.subtle.encrypt(cipher(nonce, label), key, new TextEncoder().encode(text));
      return [salt, nonce, new Uint8Array(data)].map(textOf).join(" ");
    },

    decrypt: async (data, passphrase, rounds, label, salt, nonce) => {
      const key = await keyOf(passphrase, bytesOf(salt), rounds);
      const text = await crypto.subtle.decrypt(cipher(bytesOf(nonce), label), key, bytesOf(data));
      return new TextDecoder("utf-8", { fatal: true }).decode(text);
    },

    chooseFile: async (name) => {
      const types = [{ accept: { "application/json": [".json"] } }];
      const file = await showSaveFilePicker({ suggestedName: name, types });
      await files.keepFile(file);
      return file.name;
    },

    // Whether the chosen file may be written (`granted`, `prompt` or `denied`), and its name.
    chosenFile: async () => {
      const file = await files.file();
      return file ? `${(await file.queryPermission?.({ mode: "readwrite" })) ?? "granted"} ${file.name}` : "";
    },

    allowFile: async () => (await files.file()).requestPermission({ mode: "readwrite" }),

    readFile: async () => textIn(await files.file()),

    // The browser replaces the file at `close`, so it holds either the old text or the new one.
    writeFile: async (text) => {
      const file = await files.file();
      const writable = await file.createWritable();
      await writable.write(text);
      await writable.close();
      if ((await textIn(file)) !== text) throw new Error("the file does not read back as it was written");
    },

    forgetFile: () => files.forgetFile(),

    // Downloads a file. A page installed on an iPhone cannot download, but its share sheet can save.
    handOut: (name, kind, text) => {
      const file = new File([text], name, { type: kind });
      if (hasNoDownloads() && navigator.canShare?.({ files: [file] })) {
        navigator.share({ files: [file] }).catch(() => {});
        return;
      }
      const link = document.createElement("a");
      link.href = URL.createObjectURL(file);
      link.download = name;
      link.click();
      // Some browsers read the file only after the person has chosen where to save it.
      setTimeout(() => URL.revokeObjectURL(link.href), 600_000);
    },

    // If the page cannot download, a backup counts as saved only after the share sheet has accepted it.
    hasNoDownloads,

    share: (name, text) => navigator.share(shared(name, text)),

    canShare: () => navigator.canShare?.(shared("x", "")) ?? false,

    // Two short tones, one after the other. A browser without sound stays silent. If sound is blocked until the first
    // tap, the tones are not played later, because the user may be on the phone by then. If several pages are open, the
    // first that can play does, and holds the occasion's lock until it is closed.
    ring: (occasion) => {
      const asked = performance.now();
      const isLate = () => performance.now() - asked >= 1000;
      const once = (lock) => {
        if (!lock || isLate()) return undefined;
        tones();
        return new Promise(() => {});
      };
      const ring = () => (occasion === "" || !navigator.locks ? isLate() || tones() : inTurn(occasion, once));
      playable()?.resume().then(ring).catch(() => {});
    },

    // A page that is in a call takes the lock of the occasion and stays silent.
    stayQuiet: (occasion) => void inTurn(occasion, (lock) => lock && new Promise(() => {}))?.catch(() => {}),

    // Some browsers allow sound only after a tap; the first tap unlocks it for all later reminders.
    letSoundBegin: () => {
      const taps = ["click", "keydown"];
      const stop = () => taps.forEach((tap) => removeEventListener(tap, begin));
      const begin = () => playable()?.resume().then(stop).catch(() => {});
      taps.forEach((tap) => addEventListener(tap, begin));
    },

    persist: async () => (await navigator.storage?.persist?.()) ?? false,
  };
}
