// The same rows and the same work as the app's, written by hand: reads the leads from local storage, computes who
// is due and in which order, shows Today; searches all leads by any words or digits; opens one.
// It omits everything that makes the app useful. It is only a yardstick: nothing can be much faster.

const main = document.querySelector("main");
const today = "2026-11-23";
const capacity = 40;
const rowHeight = 72;
const days = (day) => Date.parse(day) / 86_400_000;
const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");

const kept = JSON.parse(localStorage.getItem("leads") ?? '{"words": [], "leads": []}');
const leads = kept.leads.map(
  ([id, name, company, phone, mail, note, group, mustHave, next, aim, touches]) => {
    const lead = { id, name, company, phone, mail, note, group, mustHave, next, aim, touches };
    lead.text = plain(`${name}\n${company}\n${mail}\n${note}`);
    lead.digits = phone.replace(/\D/g, "");
    return lead;
  },
);
const byId = new Map(leads.map((lead) => [lead.id, lead]));

const element = (name, className, text, ...children) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  made.append(...children);
  return made;
};

const row = (lead, because) => {
  const link = element("a", "row", "", element("strong", "", lead.name), element("span", "", lead.company), element("span", "", because));
  link.href = `#/lead/${lead.id}`;
  return link;
};

const dueWords = (lead) => (lead.next ? `${lead.next}: ${lead.aim}` : "ended");

const showToday = () => {
  const late = (lead) => days(today) - days(lead.next);
  const due = leads.filter((lead) => lead.next && lead.next <= today);
  due.sort((one, other) => one.group.localeCompare(other.group) || late(other) - late(one) || one.id.localeCompare(other.id));
  const rows = due.slice(0, capacity).map((lead) => row(lead, late(lead) ? `${late(lead)} days late` : `touch ${lead.touches.length / 3 + 1} of 7`));
  main.replaceChildren(
    element("h1", "", "Today"),
    element("div", "rows agenda", "", ...rows),
    element("p", "", `Waiting: ${Math.max(0, due.length - capacity)}`),
  );
};

const showLeads = () => {
  const order = leads.toSorted((one, other) => (one.next || "9").localeCompare(other.next || "9") || one.id.localeCompare(other.id));
  const search = element("input");
  search.type = "search";
  search.id = "search";
  const count = element("p", "count");
  const space = element("div", "space");
  const list = element("div", "rows", "", space);
  let found = order;
  const draw = () => {
    const first = Math.max(0, Math.floor(list.scrollTop / rowHeight) - 6);
    const last = Math.ceil((list.scrollTop + list.clientHeight) / rowHeight) + 6;
    const inner = element("div", "", "", ...found.slice(first, last).map((lead) => row(lead, dueWords(lead))));
    inner.style.transform = `translateY(${first * rowHeight}px)`;
    space.style.height = `${found.length * rowHeight}px`;
    space.replaceChildren(inner);
    count.textContent = `${found.length} of ${order.length}`;
  };
  const find = () => {
    const words = plain(search.value).split(/\s+/).filter((word) => word !== "");
    const digits = search.value.replace(/\D/g, "");
    const byDigits = digits !== "" && /^[\d\s+().-]*$/.test(search.value);
    found = words.length === 0 ? order : order.filter((lead) => (byDigits && lead.digits.includes(digits)) || words.every((word) => lead.text.includes(word)));
    draw();
  };
  search.addEventListener("input", find);
  list.addEventListener("scroll", draw);
  main.replaceChildren(element("h1", "", "Leads"), search, count, list);
  draw();
};

const showLead = (lead) => {
  const touches = [];
  for (let place = 0; place < lead.touches.length; place += 3) {
    const [day, outcome, note] = lead.touches.slice(place, place + 3).map((word) => kept.words[word]);
    touches.push(element("li", "", `${day} ${outcome}`, element("p", "", note)));
  }
  main.replaceChildren(
    element("h1", "", lead.name),
    element("p", "", `${lead.company} · Group ${lead.group}`),
    element("p", "", `Next touch ${dueWords(lead)}`),
    element("p", "", `${lead.phone} ${lead.mail}`),
    element("p", "", `Must have: ${lead.mustHave}`),
    element("p", "", lead.note),
    element("ol", "", "", ...touches.reverse()),
  );
};

const show = () => {
  const path = location.hash.slice(2);
  const lead = byId.get(path.replace("lead/", ""));
  if (path === "leads") showLeads();
  else if (lead) showLead(lead);
  else showToday();
};
addEventListener("hashchange", show);
show();
