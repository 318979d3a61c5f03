// Downloads the second chunk of the program once, only if it matches its digest, and joins it to the first: they
// share their memory and their functions. `site post-build` puts this in front of wasm-bindgen's script.
let laterPart;
const fetchLater = async () => {
  const url = new URL("./{{file}}", import.meta.url);
  const asked = { integrity: "{{integrity}}", credentials: "same-origin" };
  // A damaged copy is downloaded again, bypassing every cache.
  const answer = await fetch(url, asked).catch(() => fetch(url, { ...asked, cache: "reload" }));
  const { {{shared}} } = wasm;
  const imports = { __wasm_split: { {{shared}} } };
  // Browsers compile while downloading, and cache the result, only if the host sends the right content type.
  const isNamed = answer.headers.get("Content-Type")?.startsWith("application/wasm");
  await (isNamed ? WebAssembly.instantiateStreaming(answer, imports) : WebAssembly.instantiate(await answer.arrayBuffer(), imports));
};
const {{name}} = {
  // Tells the program whether the chunk was loaded; after a failure it may ask again.
  __wasm_split_load_later: async (callback, data) => {
    laterPart ??= fetchLater();
    const waited = laterPart;
    const hasCome = await waited.then(() => true, () => false);
    if (!hasCome && laterPart === waited) laterPart = undefined;
    wasm.__indirect_function_table.get(callback)(data, hasCome);
  },
};
