const at = (id) => document.getElementById(id);
const storage = (() => { try { return window.localStorage; } catch { return null; } })();
at('add').onclick = () => { at('sum').value = Number(at('sum').value) + 1; };
at('late').onclick = () => setTimeout(() => {
  const heading = document.createElement('h2');
  heading.textContent = 'Here I am';
  document.querySelector('main').append(heading);
}, 300);
at('curtain').onclick = () => { at('seen').textContent = 'curtain'; };
setTimeout(() => at('curtain').remove(), 400);
at('behind').onclick = () => { at('seen').textContent = 'reached it'; };
if (storage) at('name').value = storage.getItem('name') || '';
else at('seen').textContent = 'no storage';
at('name').oninput = () => storage.setItem('name', at('name').value);
at('table').oninput = () => { at('seen').textContent = `${at('table').value.split('\n').length} lines`; };
at('group').onchange = () => { at('seen').textContent = `group ${at('group').value}`; };
at('day').onchange = () => { at('seen').textContent = `day ${at('day').value}`; };
at('file').onchange = async () => { at('seen').textContent = await at('file').files[0].text(); };
at('agree').onchange = () => { at('seen').textContent = `agreed ${at('agree').checked}`; };
at('ask').onclick = () => at('sheet').showModal();
at('spoke').onclick = () => at('sheet').close();
at('save').onclick = () => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(['kept'], { type: 'text/plain' }));
  link.download = 'backup.txt';
  link.click();
};
document.onkeydown = (event) => {
  if (event.ctrlKey && event.key === 'k') { event.preventDefault(); at('name').focus(); }
  if (event.key === '1') at('seen').textContent = 'one pressed'; };
document.onvisibilitychange = () => { at('seen').dataset.states = (at('seen').dataset.states || '') + document.visibilityState + ' '; };
window.onstorage = (event) => { at('seen').textContent = `other tab: ${event.key}=${event.newValue}`; };
const route = () => { at('route').textContent = `at ${location.hash || 'the start'}`; };
window.onhashchange = route;
route();
at('clock').textContent = `${new Date().getFullYear()} ${Intl.DateTimeFormat().resolvedOptions().timeZone}`;
