// The shadow: a second copy, in IndexedDB, of what was saved last. Browsers write local storage to disk late,
// minutes late after heavy writing; this copy is on disk when it answers. The shadow also holds the canary, which
// records that there was a book, and the chosen backup file. Nothing here delays the app, and the app decides what
// to do with the copies found.
{
  const NAME = "nt1";
  // How long the start waits for a database that doesn't answer.
  const PATIENCE_MILLIS = 2000;
  const ERASED = "nt1/erased";

  // Pending writes: texts with their time, or `null` for a text to be removed.
  const waiting = new Map();
  let connection = null;
  let opening = null;
  let isWriting = false;
  let isFrozen = false;

  // Some browser errors have a name but no message; an error must never look like success.
  const wordsOf = (error) => String(error?.message || error?.name || error || "it fails");

  const connect = () => {
    connection ??= new Promise((done, fail) => {
      const asked = indexedDB.open(NAME, 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore("texts");
        asked.result.createObjectStore("files");
      };
      asked.onsuccess = () => {
        // Another page is erasing everything, or the browser closes the connection itself.
        asked.result.onversionchange = () => {
          connection = null;
          asked.result.close();
        };
        asked.result.onclose = () => { connection = null; };
        done(asked.result);
      };
      asked.onerror = () => fail(asked.error);
    }).catch((error) => {
      connection = null;
      throw error;
    });
    return connection;
  };

  // Runs `work` on one of the two object stores; resolves when the result is on disk.
  const run = async (name, mode, work) => {
    const transaction = (await connect()).transaction(name, mode, { durability: "strict" });
    return new Promise((done, fail) => {
      transaction.onabort = () => fail(transaction.error);
      const result = work(transaction.objectStore(name));
      transaction.oncomplete = () => done(result);
    });
  };

  const readAll = async () => {
    const read = await run("texts", "readonly", (texts) => ({ keys: texts.getAllKeys(), values: texts.getAll() }));
    return read.keys.result.flatMap((key, place) => [key, ...read.values.result[place].map(String)]);
  };

  const readShadow = async () => {
    shadow.found = await readAll();
    shadow.isRead = true;
  };

  // The app has started without the shadow and reads it now.
  const tellLate = () => dispatchEvent(new Event("next-touch-shadow-late"));

  const shadow = {
    // Key, text and time of each copy, one after another; filled once `open` has resolved.
    found: [],
    isRead: false,
    // The browser's message if it doesn't store the copy.
    fault: "",

    isWaiting: () => waiting.size > 0,

    // Reads the shadow once, for the start.
    open: () => opening ??= shadow.read(),

    // Reads the shadow. Never fails: errors are reported in `fault`.
    read: async () => {
      let isLate = false;
      const reading = readShadow().then(() => isLate && tellLate(), (error) => { shadow.fault = wordsOf(error); });
      const patience = new Promise((done) => setTimeout(done, PATIENCE_MILLIS, "late"));
      isLate = (await Promise.race([reading, patience])) === "late";
      if (isLate) shadow.fault = "it does not answer";
    },

    copy: (key, text) => shadow.put(key, [text, Date.now()]),
    forget: (key) => shadow.put(key, null),

    put: (key, value) => {
      if (isFrozen) return;
      waiting.set(key, value);
      // One action of the salesperson can be several texts; they are written together.
      queueMicrotask(shadow.write);
    },

    write: async () => {
      // After an error even an empty write is useful: it shows whether the disk answers again.
      if (isWriting || isFrozen || (waiting.size === 0 && shadow.fault === "")) return;
      isWriting = true;
      const batch = [...waiting];
      try {
        await run("texts", "readwrite", (texts) => {
          for (const [key, value] of batch) value === null ? texts.delete(key) : texts.put(value, key);
        });
        for (const [key, value] of batch) if (waiting.get(key) === value) waiting.delete(key);
        // A copy is not safe beside data that could not be read.
        if (!shadow.isRead && opening) await readShadow().then(tellLate);
        shadow.fault = "";
      } catch (error) {
        shadow.fault = wordsOf(error);
      }
      isWriting = false;
      dispatchEvent(new Event("next-touch-shadow"));
      // Writes what was queued meanwhile; after an error the app retries from time to time.
      if (shadow.fault === "") shadow.write();
    },

    // The keys of all copies.
    keys: async () => (await run("texts", "readonly", (texts) => texts.getAllKeys())).result,

    keepFile: (file) => run("files", "readwrite", (files) => void files.put(file, "backup")),
    forgetFile: () => run("files", "readwrite", (files) => void files.delete("backup")),
    file: async () => (await run("files", "readonly", (files) => files.get("backup"))).result,

    // From here on this page never writes: it has stopped, or everything was erased.
    freeze: () => {
      isFrozen = true;
      const refuse = () => {
        throw new DOMException("this page writes nothing any more", "InvalidStateError");
      };
      Storage.prototype.setItem = refuse;
      Storage.prototype.removeItem = refuse;
    },

    // Removes everything this app ever stored in this browser, and nothing of other pages.
    erase: async () => {
      isFrozen = true;
      const removeAllBut = (kept) => {
        const isOwn = (key) => key.startsWith("nt1/") && key !== kept;
        for (const key of Object.keys(localStorage)) if (isOwn(key)) localStorage.removeItem(key);
      };
      // Notifies the other tabs so that they stop; otherwise they would keep writing.
      const tell = () => {
        try {
          localStorage.setItem(ERASED, String(Date.now()));
          return true;
        } catch {
          return false;
        }
      };
      // A full storage can store the notice only after something was removed. The book's name goes last: without it,
      // other tabs would conclude that the storage was emptied and warn before they close.
      if (!tell()) {
        removeAllBut("nt1/book");
        tell();
      }
      removeAllBut("");
      shadow.freeze();
      (await connect().catch(() => null))?.close();
      await new Promise((done, fail) => {
        const asked = indexedDB.deleteDatabase(NAME);
        asked.onsuccess = done;
        asked.onerror = () => fail(asked.error);
      });
      for (const name of (await globalThis.caches?.keys()) ?? []) if (name.startsWith("next-touch")) await caches.delete(name);
    },
  };

  addEventListener("storage", (event) => {
    if (event.key !== ERASED || event.newValue === null) return;
    shadow.freeze();
    location.reload();
  });

  globalThis.nextTouchShadow = shadow;
}
