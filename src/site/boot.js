// Starts the app, and explains what happened if it cannot start or has to stop. `site post-build` fills in the
// names and the digest, and puts shadow.js and vault.js in front. Everything is built with DOM calls: the page's
// policy allows no inline scripts and no inline styles.

const glue = new URL("./{{glue}}", import.meta.url);
const wasm = new URL("./{{wasm}}", import.meta.url);
const wasmIntegrity = "{{wasm-integrity}}";

const element = (name, className, text) => {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
};

const button = (text, action) => {
  const made = element("button", "boot-button", text);
  made.type = "button";
  made.addEventListener("click", action);
  return made;
};

// The page that hands out the stored data without the app.
const rescueLink = () => {
  const made = element("a", "boot-button", "It stops again and again? Get your data out");
  made.href = "./rescue.html";
  return made;
};

// The content of the page's fields, so that a sentence typed during a call is not lost.
const typedText = () => {
  const fields = document.querySelectorAll("textarea, input");
  const kinds = ["textarea", "text", "search", "tel", "email", "url", "number", "date", "time"];
  const lines = [];
  for (const field of fields) {
    if (!kinds.includes(field.type) || field.value.trim() === "") continue;
    const label = field.labels?.[0]?.textContent || field.getAttribute("aria-label") || "";
    lines.push(label.trim() === "" ? field.value : `${label.trim()}: ${field.value}`);
  }
  return lines.join("\n\n");
};

// Called by the app's panic hook. Afterwards, no code of the app may run again.
globalThis.nextTouchHasStopped = false;
globalThis.nextTouchStopped = (message) => {
  if (globalThis.nextTouchHasStopped) return;
  globalThis.nextTouchHasStopped = true;
  globalThis.nextTouchShadow.freeze();
  const kept = typedText();
  document.getElementById("boot-error")?.remove();
  document.getElementById("app")?.setAttribute("inert", "");

  // A modal dialog, because nothing else is drawn above a dialog of the app.
  const panel = element("dialog", "stopped", "");
  const title = element("h1", "stopped-title", "Next Touch has stopped to protect your leads");
  title.id = "stopped-title";
  title.tabIndex = -1;
  panel.setAttribute("aria-labelledby", title.id);
  panel.append(
    title,
    element("p", "", "Something happened that should never happen. Everything that was marked as saved is kept in this browser. Nothing is written until you reload."),
  );
  if (kept !== "") {
    const text = element("textarea", "stopped-text", "");
    text.value = kept;
    text.readOnly = true;
    text.rows = 6;
    text.setAttribute("aria-label", "What you had typed");
    panel.append(element("p", "", "This is what you had typed. Copy it before you reload:"), text);
    panel.append(button("Copy the text", () => {
      text.select();
      navigator.clipboard?.writeText(kept).catch(() => {});
    }));
  }
  panel.append(button("Reload", () => location.reload()), rescueLink());
  const details = element("details", "", "");
  details.append(element("summary", "", "For a report"), element("p", "stopped-message", String(message)));
  panel.append(details);

  document.body.append(panel);
  panel.addEventListener("cancel", (event) => event.preventDefault());
  panel.addEventListener("close", () => panel.showModal());
  panel.showModal();
  title.focus();
};

// A trap that no panic hook sees: a bug, exhausted memory, or (with another error in each browser) a stack
// overflow. Foreign scripts, such as an extension's, throw the same errors; only an error that passed through our
// program may stop the page.
const isOurTrap = (error) => {
  const isTrap = error instanceof WebAssembly.RuntimeError;
  const isOverflow = error instanceof RangeError || error?.name === "InternalError";
  const stack = error?.stack ?? "";
  return (isTrap || (isOverflow && stack.includes("wasm"))) && !stack.includes("-extension://");
};
const stopOnTrap = (error) => {
  if (isOurTrap(error)) globalThis.nextTouchStopped(error.message);
};
addEventListener("error", (event) => stopOnTrap(event.error));
addEventListener("unhandledrejection", (event) => stopOnTrap(event.reason));

const showBootError = (error) => {
  const panel = document.getElementById("boot-error");
  if (panel === null || globalThis.nextTouchHasStopped) return;
  panel.querySelector(".boot-error-reason").textContent = String(error?.message ?? error);
  panel.querySelector(".boot-error-actions").append(button("Try again", ({ currentTarget }) => {
    currentTarget.textContent = "Trying again …";
    startAgain().catch(() => location.reload());
  }));
  panel.classList.add("boot-error-shown");
  panel.setAttribute("role", "alert");
  document.getElementById("app")?.replaceChildren();
};

// Browsers compile while downloading only if the host sends the right content type.
const compiled = async (fetched) => {
  const answer = await fetched;
  const isNamed = answer.ok && answer.headers.get("Content-Type")?.startsWith("application/wasm");
  return isNamed ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
};

const start = async () => {
  // The shadow answers last, so it is asked first; the app waits for it after it has read the storage.
  globalThis.nextTouchShadow.open();
  // The first chunk is downloaded only here: once, and only if it matches its digest. If a cache has a damaged copy,
  // or a host's "not found" that it keeps for a year, it is downloaded again, bypassing every cache.
  const asked = { integrity: wasmIntegrity, credentials: "same-origin" };
  const fetched = fetch(wasm, asked).catch(() => fetch(wasm, { ...asked, cache: "reload" }));
  const [{ default: initialise }, program] = await Promise.all([import(glue), compiled(fetched)]);
  await initialise({ module_or_path: program });
  document.getElementById("boot-error")?.remove();
};

if (globalThis.top === globalThis.self) {
  // Not earlier, so that the first start has the whole connection. The app also works if this fails.
  start().catch(showBootError).then(() => keepOffline()).catch(() => {});
} else {
  // In a frame, a click could be hijacked. Hosts that send our headers block framing before this runs.
  const notice = element("p", "boot-framed", "Next Touch does not run inside another page. Open it in a tab of its own.");
  document.body.replaceChildren(notice);
}
