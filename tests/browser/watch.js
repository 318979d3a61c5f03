// Runs before the page: records faults, and stands in for the phone that a test machine lacks, so that a dial link
// is recorded instead of followed.
(() => {
  if (window.nextTouchWatch) return;
  const watch = { faults: [], dialled: [] };
  Object.defineProperty(window, 'nextTouchWatch', { value: watch });
  window.addEventListener('securitypolicyviolation', (event) => {
    watch.faults.push(`policy violation: ${event.violatedDirective} blocked ${event.blockedURI || 'inline'}`);
  });
  window.addEventListener('error', (event) => {
    watch.faults.push(`error: ${event.message || (event.target && event.target.src) || 'unknown'}`);
  }, true);
  window.addEventListener('unhandledrejection', (event) => {
    watch.faults.push(`unhandled rejection: ${event.reason}`);
  });
  const print = console.error;
  console.error = (...words) => {
    watch.faults.push(`console error: ${words.join(' ')}`);
    print.apply(console, words);
  };
  window.addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (link && /^(tel|sms|mailto):/.test(link.href) && !event.defaultPrevented) {
      watch.dialled.push(link.href);
      event.preventDefault();
    }
  });
})();
