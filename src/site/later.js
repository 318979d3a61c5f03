// Fetches the second part of the program, once, and only as it was published, and joins it to the first: they
// share their memory and their functions. `site post-build` puts this before wasm-bindgen's script.
let laterPart;
const fetchLater = async () => {
  const url = new URL("./{{file}}", import.meta.url);
  const asked = { integrity: "{{integrity}}", credentials: "same-origin" };
  // A damaged copy is asked for anew, past every cache.
  const answer = await fetch(url, asked).catch(() => fetch(url, { ...asked, cache: "reload" }));
  const { {{shared}} } = wasm;
  const imports = { __wasm_split: { {{shared}} } };
  // Browsers compile while they read, and keep what they compiled, only where the host says what it sends.
  const isNamed = answer.headers.get("Content-Type")?.startsWith("application/wasm");
  await (isNamed ? WebAssembly.instantiateStreaming(answer, imports) : WebAssembly.instantiate(await answer.arrayBuffer(), imports));
};
const {{name}} = {
  // The program is told whether the part has come; one that has not may be asked for again.
  __wasm_split_load_later: async (callback, data) => {
    laterPart ??= fetchLater();
    const waited = laterPart;
    const hasCome = await waited.then(() => true, () => false);
    if (!hasCome && laterPart === waited) laterPart = undefined;
    wasm.__indirect_function_table.get(callback)(data, hasCome);
  },
};
