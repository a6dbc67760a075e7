// Copying, the device's own way of sharing, and printing. The page works without:
// each button stays hidden where the browser cannot do what it says.
"use strict";
(() => {
  const all = (selector) => document.querySelectorAll(selector);

  function copyOld(source) {
    source.select();
    return document.execCommand("copy");
  }

  async function copy(source) {
    try {
      await navigator.clipboard.writeText(source.value);
      return true;
    } catch {
      return copyOld(source);
    }
  }

  for (const button of all("[data-copy]")) {
    const label = button.textContent;
    let timer;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const source = document.getElementById(button.dataset.copy);
      if (!(await copy(source))) {
        source.select();
        return;
      }
      button.textContent = button.dataset.done;
      document.getElementById("said").textContent = button.dataset.done;
      clearTimeout(timer);
      timer = setTimeout(() => {
        button.textContent = label;
        document.getElementById("said").textContent = "";
      }, 2500);
    });
  }

  for (const button of all("[data-share]")) {
    const { text, share: url } = button.dataset;
    if (!navigator.share || navigator.canShare?.({ text, url }) === false) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      // Who changes their mind rejects the promise; that is no error.
      navigator.share({ text, url }).catch(() => {});
    });
  }

  for (const button of all("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  // A link is chosen whole with one touch.
  for (const field of all("[data-whole]")) {
    field.addEventListener("focus", () => field.select());
  }
})();
