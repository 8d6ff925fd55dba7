"use strict";
// A handout of a view: the sheet holds the whole timeline, and what the address does not choose is taken off it:
// ?from=2000&to=2014&lanes=…&terms=…&events=…&paper=A3. Numbers, letters, chart and sources follow.
(() => {
  const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
  const form = document.getElementById("view"), sheet = document.getElementById("sheet");
  const { kind, one, many } = sheet.dataset;
  const PAPERS = JSON.parse(sheet.dataset.papers), NAMES = ["from", "to", "lanes", "terms", "events", "paper"];
  const LETTER = 5, ROW = 17; // pixels: the least that a letter takes, and a row of the chart
  const data = window.timelineEvents, rows = $$("#events li"), titles = $$("#box li");
  const page = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, page];

  // As render/pages/handouts.py does.
  const letter = (place) => (place >= 26 ? letter(Math.floor(place / 26) - 1) : "") + String.fromCharCode(65 + (place % 26));

  const show = () => {
    const asked = new URLSearchParams(location.search);
    const view = Object.fromEntries(NAMES.map((name) => [name, asked.get(name) || ""]));
    const paper = PAPERS[view.paper] ? view.paper : "A4";
    const only = view.events ? new Set(view.events.split(",")) : null;
    const chosen = new Set(window.timelineLanes.choose(data, { ...view, only }).map((event) => event.id));
    const shown = rows.filter((row) => chosen.has(row.dataset.id));
    const numbers = new Map(shown.map((row, at) => [row.dataset.id, at + 1]));
    const turns = [...shown].sort((a, b) => a.dataset.turn - b.dataset.turn);
    const letters = new Map(turns.map((row, at) => [row.dataset.id, letter(at)]));
    for (const row of [...rows, ...titles]) {
      const { id } = row.dataset;
      row.hidden = !chosen.has(id);
      for (const [selector, values] of [[".number", numbers], [".letter", letters]]) {
        const place = row.querySelector(selector);
        if (place) place.textContent = values.get(id) || "";
      }
    }
    const used = new Set(shown.flatMap((row) => row.dataset.sources.split(" ")));
    for (const source of $$("[data-source]", sheet)) source.hidden = !used.has(source.dataset.source);
    document.getElementById("number").textContent = (shown.length === 1 ? one : many).replace("{n}", shown.length);
    page.replaceSync(`@page { size: ${paper}; }`);
    draw({ ...view, only }, numbers, PAPERS[paper]);
    fill({ ...view, paper });
    for (const link of $$(".kinds a")) link.search = location.search;
  };

  // A number on every mark, and titles beside them as long as the paper is high enough: the more important ones first.
  const draw = (view, numbers, [width, room]) => {
    const place = document.getElementById("chart"), exercise = kind === "exercise", href = (id) => `../events/${id}.html`;
    const number = (least) => data.events.filter(({ id }) => numbers.has(id)).map((event) => ({
      ...event, lang: undefined, title: event.importance >= least ? `${numbers.get(event.id)} ${event.title}` : `${numbers.get(event.id)}`,
    }));
    const lay = (events, height) => window.timelineLanes({ ...data, events }, { ...view, width, height, href }).svg;
    for (const least of exercise ? [4] : [1, 2, 3, 4]) {
      const events = number(least), area = events.reduce((sum, { title }) => sum + title.length * LETTER * ROW, 0);
      if (area > width * room && least < 4) continue;
      place.innerHTML = lay(events, area > width * room ? room : Infinity);
      if (!place.firstChild || place.firstChild.getAttribute("height") <= room) break;
    }
    if (!place.firstChild) place.textContent = data.words.none;
    if (exercise) for (const link of $$("a", place)) { link.removeAttribute("href"); link.querySelector("title").remove(); }
  };

  const fill = (view) => {
    for (const field of form.elements) {
      if (field.type === "checkbox") field.checked = view[field.name].split(",").includes(field.value);
      else if (field.name) field.value = view[field.name];
    }
  };

  form.addEventListener("change", () => {
    const asked = new URLSearchParams(location.search), chosen = new FormData(form);
    for (const name of NAMES) {
      if (!form.elements[name]) continue;
      const value = chosen.getAll(name).join(",").trim();
      if (value && value !== "A4") asked.set(name, value); else asked.delete(name);
    }
    history.replaceState(null, "", `?${asked.toString().replace(/%2C/g, ",")}`);
    show();
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); print(); });
  show();
})();
