// Finds elements as a person or a screen reader does: by role and name, label or visible text.
// Expects `library` (the DOM Testing Library); sets `window.nextTouchFinder`.
window.nextTouchFinder = (() => {
  const tidy = (text) => (text || '').replace(/\s+/g, ' ').trim();
  const fits = (wanted) => (text) => {
    if (!wanted) return true;
    const given = tidy(text);
    if (wanted.how === 'exactly') return given === wanted.text;
    return wanted.how === 'starting' ? given.startsWith(wanted.text) : given.includes(wanted.text);
  };

  // Elements behind an open modal dialog, or inert ones, cannot be reached by anyone.
  const reachable = (element) => {
    if (element.closest('[inert]')) return false;
    const modals = [...document.querySelectorAll('dialog:modal')];
    return modals.length === 0 || modals.at(-1).contains(element);
  };
  const visible = (element) => element.checkVisibility({ visibilityProperty: true });
  const isFile = (element) => element.matches('input[type=file]');

  const step = (scope, query) => {
    const matcher = fits(query.name);
    if (query.by === 'role') return library.queryAllByRole(scope, query.role, { name: matcher });
    if (query.by === 'label') return library.queryAllByLabelText(scope, matcher);
    if (query.by === 'css') return [...scope.querySelectorAll(query.selector)];
    return library.queryAllByText(scope, matcher).filter((element) => !library.isInaccessible(element));
  };

  const search = (queries) => {
    let scopes = [document.body];
    for (const query of queries) {
      const found = new Set(scopes.flatMap((scope) => step(scope, query)));
      scopes = [...found].filter((element) => reachable(element) && (visible(element) || isFile(element)));
    }
    return scopes;
  };

  const describe = (element) => ({
    element,
    text: tidy(element.innerText),
    value: element.matches('input, select, textarea, output') ? String(element.value) : null,
    checked: 'checked' in element ? element.checked : element.getAttribute('aria-checked') === 'true',
    pressed: element.getAttribute('aria-pressed') === 'true',
    expanded: element.getAttribute('aria-expanded') === 'true',
    enabled: !element.matches(':disabled') && element.getAttribute('aria-disabled') !== 'true',
    focused: element === document.activeElement,
    invalid: element.getAttribute('aria-invalid') === 'true',
    href: element.getAttribute('href'),
  });

  // The element that a person would tap: the label, if the checkbox itself is drawn by other means.
  const tapped = (element) => {
    const unseen = element.matches('input[type=checkbox], input[type=radio]')
      && (element.offsetWidth < 8 || getComputedStyle(element).opacity === '0');
    return unseen && element.labels[0] ? element.labels[0] : element;
  };
  const isOnTop = (target) => {
    const box = target.getClientRects()[0];
    if (!box) return false;
    const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    return target.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
  };

  // Returns the element to click, scrolled into view; nothing while another element covers it.
  const bring = (element) => {
    const target = tapped(element);
    if (!isOnTop(target)) target.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    return isOnTop(target) ? target : null;
  };

  // Printed by a failing test: everything that has a role, in page order.
  const outline = () => {
    const lines = new Map();
    for (const [role, elements] of Object.entries(library.getRoles(document.body))) {
      if (role === 'generic') continue;
      const names = new Map();
      library.queryAllByRole(document.body, role, { name: (name, element) => Boolean(names.set(element, name)) });
      for (const element of elements) {
        if (!names.has(element)) continue;
        const state = describe(element);
        const value = state.value ? ` value=${JSON.stringify(state.value.slice(0, 60))}` : '';
        const marks = (state.enabled ? '' : ' (disabled)') + (reachable(element) ? '' : ' (out of reach)');
        lines.set(element, `${role} ${JSON.stringify(tidy(names.get(element)).slice(0, 100))}${value}${marks}`);
      }
    }
    const inOrder = [...lines.keys()].sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
    const depth = (element) => inOrder.filter((other) => other !== element && other.contains(element)).length;
    const shown = inOrder.slice(0, 200).map((element) => '  '.repeat(depth(element)) + lines.get(element));
    return `${shown.join('\n')}\n--- text ---\n${document.body.innerText.slice(0, 2000)}`;
  };

  return { find: (queries) => search(queries).map(describe), bring, outline };
})();
