// Comfort only: every page works without this file.
"use strict";

document.documentElement.classList.add("with-script");

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    const box = document.getElementById("search");
    if (box) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  }
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-print], [data-copy]");
  if (!button) {
    return;
  }
  if (button.hasAttribute("data-print")) {
    window.print();
    return;
  }
  const source = document.getElementById(button.dataset.copy);
  navigator.clipboard.writeText(source.value).then(() => {
    button.textContent = button.dataset.done;
  });
});

let asking;

document.addEventListener("input", (event) => {
  const field = event.target.closest("[data-suggests]");
  if (!field || event.inputType === "insertReplacementText") {
    return;
  }
  clearTimeout(asking);
  asking = setTimeout(async () => {
    const answer = await fetch(`${field.dataset.suggests}?unit=${encodeURIComponent(field.value)}`);
    if (answer.ok) {
      field.list.innerHTML = await answer.text();
    }
  }, 250);
});
