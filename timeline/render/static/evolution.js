// How the concept changed: steps through the formula strip, arrow keys in the matrix and the lineage, the same principle
// and the lines of one event brought out together. Without this script everything is there as tables, links and SVG.
"use strict";

(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  function stepThrough(strip) {
    const rows = all("[data-event]", strip);
    const bar = document.createElement("div");
    bar.className = "stepper";
    const earlier = button(strip.dataset.earlier, "←", -1);
    const later = button(strip.dataset.later, "→", 1);
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    said.textContent = strip.dataset.keys;
    bar.append(earlier, later, said);
    strip.prepend(bar);
    let at = -1;

    function button(words, sign, by) {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = by < 0 ? `${sign} ${words}` : `${words} ${sign}`;
      made.addEventListener("click", () => go(at + by));
      return made;
    }
    function go(to) {
      at = Math.max(0, Math.min(rows.length - 1, to));
      const row = rows[at];
      const followed = new Set(row.dataset.follows.split(" "));
      for (const one of rows) {
        one.removeAttribute("aria-current");
        one.classList.toggle("followed", followed.has(one.dataset.event));
      }
      row.setAttribute("aria-current", "step");
      row.scrollIntoView({ block: "center" });
      said.textContent = fill(strip.dataset.step, { n: at + 1, all: rows.length }) + row.dataset.told;
    }
    strip.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      go(at + by);
    });
    later.setAttribute("aria-keyshortcuts", "ArrowRight");
    earlier.setAttribute("aria-keyshortcuts", "ArrowLeft");
  }

  function bringOut(root) {
    const show = (event) => {
      const chip = event.target.closest && event.target.closest("[data-term]");
      for (const one of all("[data-term]", root)) {
        one.classList.toggle("same", !!chip && one.dataset.term === chip.dataset.term);
      }
    };
    for (const kind of ["pointerover", "focusin"]) root.addEventListener(kind, show);
    for (const kind of ["pointerleave", "focusout"]) root.addEventListener(kind, () => show({ target: {} }));
  }

  // One Tab stop for a figure; arrows go to the nearest mark in their direction.
  function walk(figure, links) {
    const place = (link) => {
      const box = link.getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    links.forEach((link, number) => link.setAttribute("tabindex", number ? "-1" : "0"));
    figure.addEventListener("keydown", (event) => {
      const way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
      const here = links.indexOf(document.activeElement);
      if (!way || here < 0) return;
      event.preventDefault();
      const [x, y] = place(links[here]);
      let best = null, least = Infinity;
      for (const link of links) {
        const [toX, toY] = place(link);
        const ahead = (toX - x) * way[0] + (toY - y) * way[1];
        const aside = Math.abs((toX - x) * way[1]) + Math.abs((toY - y) * way[0]);
        if (ahead > 1 && ahead + 3 * aside < least) [best, least] = [link, ahead + 3 * aside];
      }
      if (!best) return;
      links[here].setAttribute("tabindex", "-1");
      best.setAttribute("tabindex", "0");
      best.focus();
    });
  }

  function lightLines(figure) {
    const show = (event) => {
      const link = event.target.closest && event.target.closest("a[data-id]");
      for (const line of all(".edges path", figure)) {
        const lit = !!link && [line.dataset.earlier, line.dataset.later].includes(link.dataset.id);
        line.classList.toggle("lit", lit);
      }
    };
    for (const kind of ["pointerover", "focusin"]) figure.addEventListener(kind, show);
    for (const kind of ["pointerleave", "focusout"]) figure.addEventListener(kind, () => show({ target: {} }));
  }

  all(".strip").forEach((strip) => { stepThrough(strip); bringOut(strip); });
  all("svg.matrix").forEach((figure) => walk(figure, all("g a", figure)));
  all(".figure:has(.edges)").forEach((figure) => { walk(figure, all("a[data-id]", figure)); lightLines(figure); });
})();
