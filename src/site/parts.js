// Fetches the parts of the program that come later, each file once and only as it was published, and joins them to
// the first: all share their memory and their functions. `site post-build` puts this before wasm-bindgen's script.
const parts = {{parts}};
const joined = {};
const fetchFile = async ([name, integrity]) => {
  const url = new URL(`./${name}`, import.meta.url);
  const asked = { integrity, credentials: "same-origin" };
  // A damaged copy is asked for once more, past every cache.
  const answer = await fetch(url, asked).catch(() => fetch(url, { ...asked, cache: "reload" }));
  const { {{shared}} } = wasm;
  const imports = { __wasm_split: { {{shared}} } };
  // Browsers compile while they read, and keep what they compiled, only where the host says what it sends.
  const isNamed = answer.headers.get("Content-Type")?.startsWith("application/wasm");
  await (isNamed ? WebAssembly.instantiateStreaming(answer, imports) : WebAssembly.instantiate(await answer.arrayBuffer(), imports));
};
// A file that was joined must not be joined again: its memory is in use. One that has not come may be asked for again.
const join = (file) => {
  const [name] = file;
  joined[name] ??= fetchFile(file).catch((error) => {
    delete joined[name];
    throw error;
  });
  return joined[name];
};
// The program is told whether a part is here with all its files.
const load = (part) => async (callback, data) => {
  const all = await Promise.allSettled(parts[part].map(join));
  wasm.__indirect_function_table.get(callback)(data, all.every((one) => one.status === "fulfilled"));
};
const loaders = { {{loaders}} };
