// Compares two formulas, chosen in the form or named in the address: compare/index.html?a=…&b=…
// The same law as timeline/render/change/evolution.py: kept and added in the order of the later, absent in that of the earlier.
"use strict";

(() => {
  const form = document.getElementById("pair");
  const result = document.getElementById("result");
  const { a, b } = form.elements;

  const states = (select) => select.selectedOptions[0].dataset.states.split(" ").filter(Boolean);

  function differ(before, after) {
    return {
      kept: after.filter((one) => before.includes(one)),
      added: after.filter((one) => !before.includes(one)),
      absent: before.filter((one) => !after.includes(one)),
    };
  }

  function show() {
    const change = differ(states(a), states(b));
    for (const part of result.querySelectorAll("[data-part]")) {
      const ids = change[part.dataset.part];
      part.querySelector("ul").replaceChildren(...ids.map(wording));
      part.querySelector(".number").textContent = `(${ids.length})`;
      part.querySelector(".none").hidden = ids.length > 0;
    }
    for (const [name, select] of Object.entries({ a, b })) {
      const event = document.getElementById(`event-${name}`);
      event.textContent = select.selectedOptions[0].textContent;
      event.href = select.selectedOptions[0].dataset.href;
    }
    result.hidden = false;
  }

  function wording(id) {
    const item = document.querySelector(`#wordings [data-term="${id}"]`).cloneNode(true);
    item.removeAttribute("data-term");
    return item;
  }

  const address = () => `?a=${a.value}&b=${b.value}`;

  function read() {
    const asked = new URLSearchParams(location.search);
    a.value = asked.get("a");
    b.value = asked.get("b");
    if (!a.value) a.value = form.dataset.a;
    if (!b.value) b.value = form.dataset.b;
    show();
  }

  function change() {
    history.pushState(null, "", address());
    show();
  }

  form.hidden = false;
  form.addEventListener("change", change);
  document.getElementById("swap").addEventListener("click", () => {
    [a.value, b.value] = [b.value, a.value];
    change();
  });
  window.addEventListener("popstate", read);
  read();
})();
