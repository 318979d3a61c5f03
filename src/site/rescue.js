// Lists the stored data, downloads it and, on request, erases it, if the app cannot. `site post-build` puts
// shadow.js in front.
{
  const find = (id) => document.getElementById(id);
  const say = (text) => { find("said").textContent = text; };
  const shadow = globalThis.nextTouchShadow;
  let isDownloaded = false;

  const stored = () => {
    const own = {};
    for (const key of Object.keys(localStorage)) if (key.startsWith("nt1/")) own[key] = localStorage.getItem(key);
    return own;
  };

  const copies = () => {
    const all = {};
    for (let at = 0; at < shadow.found.length; at += 3) all[shadow.found[at]] = shadow.found[at + 1];
    return all;
  };

  // Reads one source; on failure returns nothing and adds the reason to `problems`.
  const asked = (name, ask, problems) => {
    try {
      return ask();
    } catch (error) {
      problems.push(`${name}: ${error.message}.`);
      return {};
    }
  };

  const collect = async () => {
    shadow.fault = "";
    await shadow.read();
    const problems = shadow.fault === "" ? [] : [`The second copy cannot be read: ${shadow.fault}.`];
    const storage = asked("The storage cannot be read", stored, problems);
    return { storage, shadow: copies(), problems };
  };

  const show = async () => {
    const { storage, shadow: second, problems } = await collect();
    const line = (key, place, text) => {
      const made = document.createElement("li");
      made.textContent = `${key} (${place}, ${text.length} letters)`;
      return made;
    };
    find("list").replaceChildren(
      ...Object.entries(storage).map(([key, text]) => line(key, "storage", text)),
      ...Object.entries(second).filter(([key]) => !(key in storage)).map(([key, text]) => line(key, "second copy", text)),
    );
    const count = find("list").children.length;
    say([`${count} ${count === 1 ? "text is" : "texts are"} stored.`, ...problems].join(" "));
  };

  find("download").addEventListener("click", async () => {
    const file = new Blob([JSON.stringify(await collect(), null, 1)], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = "next-touch-rescue.json";
    link.click();
    // Some browsers read the file only after the person has chosen where to save it.
    setTimeout(() => URL.revokeObjectURL(link.href), 600_000);
    isDownloaded = true;
    allow();
    say("The file next-touch-rescue.json was handed to your browser. Keep it.");
  });

  const allow = () => { find("go").disabled = !isDownloaded || find("word").value.trim().toLowerCase() !== "erase"; };
  find("word").addEventListener("input", allow);

  find("erase").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (find("go").disabled) return;
    try {
      await shadow.erase();
      find("list").replaceChildren();
      say("Everything was erased from this browser.");
    } catch (error) {
      say(`Not everything could be erased: ${error.message}.`);
    }
    find("go").disabled = true;
  });

  show();
}
