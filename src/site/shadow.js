// The shadow: a second copy, in IndexedDB, of what was saved last. Browsers bring local storage to the
// disk late, minutes late after much writing; this copy is there when it answers. It also holds the
// canary, which knows that there was a book, and the chosen backup file. Nothing here holds the app up,
// and what is to be done with what is found, the app decides.
{
  const NAME = "nt1";
  // How long the start waits for a database that does not answer.
  const PATIENCE_MILLIS = 2000;
  const ERASED = "nt1/erased";

  // What is on its way to the disk: texts with their time, or `null` for what is to be taken out.
  const waiting = new Map();
  let connection = null;
  let opening = null;
  let isWriting = false;
  let isFrozen = false;

  // Some browsers' faults have a name and no words; a fault must never look like none.
  const wordsOf = (error) => String(error?.message || error?.name || error || "it fails");

  const connect = () => {
    connection ??= new Promise((done, fail) => {
      const asked = indexedDB.open(NAME, 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore("texts");
        asked.result.createObjectStore("files");
      };
      asked.onsuccess = () => {
        // Another page erases everything, or the browser ends the connection by itself.
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

  // Does `work` with one of the two stores; settles when that is on the disk.
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

  // The app has gone on without it, and takes it in now.
  const tellLate = () => dispatchEvent(new Event("next-touch-shadow-late"));

  const shadow = {
    // Key, text and time of each copy, one after the other; filled when `open` has settled.
    found: [],
    isRead: false,
    // What the browser says when it does not keep the copy.
    fault: "",

    isWaiting: () => waiting.size > 0,

    // Reads the shadow for the start, once.
    open: () => opening ??= shadow.read(),

    // Reads the shadow. This never fails: what goes wrong is said by `fault`.
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
      // One action of the salesperson can be several texts; they go together.
      queueMicrotask(shadow.write);
    },

    write: async () => {
      // After a fault also an empty try is worth its while: it tells whether the disk answers again.
      if (isWriting || isFrozen || (waiting.size === 0 && shadow.fault === "")) return;
      isWriting = true;
      const batch = [...waiting];
      try {
        await run("texts", "readwrite", (texts) => {
          for (const [key, value] of batch) value === null ? texts.delete(key) : texts.put(value, key);
        });
        for (const [key, value] of batch) if (waiting.get(key) === value) waiting.delete(key);
        // Nothing is safe that stands beside what could not be read.
        if (!shadow.isRead && opening) await readShadow().then(tellLate);
        shadow.fault = "";
      } catch (error) {
        shadow.fault = wordsOf(error);
      }
      isWriting = false;
      dispatchEvent(new Event("next-touch-shadow"));
      // What has come meanwhile; after a fault the app asks again, from time to time.
      if (shadow.fault === "") shadow.write();
    },

    // The keys of all copies.
    keys: async () => (await run("texts", "readonly", (texts) => texts.getAllKeys())).result,

    keepFile: (file) => run("files", "readwrite", (files) => void files.put(file, "backup")),
    forgetFile: () => run("files", "readwrite", (files) => void files.delete("backup")),
    file: async () => (await run("files", "readonly", (files) => files.get("backup"))).result,

    // From here on this page writes nothing: it has stopped, or everything was erased.
    freeze: () => {
      isFrozen = true;
      const refuse = () => {
        throw new DOMException("this page writes nothing any more", "InvalidStateError");
      };
      Storage.prototype.setItem = refuse;
      Storage.prototype.removeItem = refuse;
    },

    // Takes out all that this app has ever kept in this browser, and nothing of other pages.
    erase: async () => {
      isFrozen = true;
      const removeAllBut = (kept) => {
        const isOwn = (key) => key.startsWith("nt1/") && key !== kept;
        for (const key of Object.keys(localStorage)) if (isOwn(key)) localStorage.removeItem(key);
      };
      // Other tabs hear of this and stop; else they would write on.
      const tell = () => {
        try {
          localStorage.setItem(ERASED, String(Date.now()));
          return true;
        } catch {
          return false;
        }
      };
      // A full storage takes the word once there is room. The book's name goes last: without it other tabs take the
      // storage for one that was emptied, and ask before they are closed.
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
