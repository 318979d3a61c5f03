// Runs before a measured page: notes when Today was painted, and times single acts. An act begins with a
// frame and ends when the frame that shows its result has been painted.
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
        // Some letters change nothing that is shown: then the first frame counts.
        if (isDone()) resolve(passed);
        else if (frames === mostFrames) resolve(first);
        else requestAnimationFrame(() => channel.port2.postMessage(0));
      };
      channel.port2.postMessage(0);
    });
  });
  window.nextTouchSpeed = {
    painted,
    // Watched from the first moment, so that the time does not depend on when the driver comes to ask for it; the
    // acts that are timed at other addresses have the frames for themselves.
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
