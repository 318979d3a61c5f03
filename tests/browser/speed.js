// Runs before a measured page: records when Today was painted, and times single actions. An action begins with a
// frame and ends when the frame with its result has been painted.
(() => {
  const painted = (isDone) => new Promise((resolve) => {
    const channel = new MessageChannel();
    const look = () => requestAnimationFrame(() => channel.port2.postMessage(0));
    channel.port1.onmessage = () => (isDone() ? resolve(performance.now()) : look());
    channel.port2.postMessage(0);
  });
  const act = (begin, isDone, mostFrames) => new Promise((resolve) => {
    requestAnimationFrame(() => {
      const start = performance.now();
      begin();
      const channel = new MessageChannel();
      let first = 0;
      let frames = 0;
      channel.port1.onmessage = () => {
        const passed = performance.now() - start;
        first ||= passed;
        frames += 1;
        // Some keystrokes change nothing visible: then the first frame counts.
        if (isDone()) resolve(passed);
        else if (frames === mostFrames) resolve(first);
        else requestAnimationFrame(() => channel.port2.postMessage(0));
      };
      channel.port2.postMessage(0);
    });
  });
  window.nextTouchSpeed = {
    painted,
    // Observed from the first moment, so that the time doesn't depend on when the driver asks for it; actions timed
    // at other URLs have the frames for themselves.
    today: location.hash === "#/" && painted(() => document.querySelector(".agenda a")),
    type(text) {
      const field = document.querySelector("#search");
      const before = document.querySelector(".count").textContent;
      return act(() => {
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }, () => document.querySelector(".count").textContent !== before, 3);
    },
    open(link) {
      const name = link.querySelector("strong").textContent;
      return act(() => link.click(), () => document.querySelector("h1")?.textContent === name, 600);
    },
  };
})();
