"use strict";
// An embed in its frame: laid out for just this width and height whenever they change, also from nothing, as in a tab or
// a slide that is shown later; for the events that the address chooses: ?from=2000&to=2014&lanes=…&terms=…&events=…&theme=dark&still
(() => {
  const asked = new URLSearchParams(location.search);
  const lang = document.documentElement.lang;
  const theme = asked.get("theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
  const wanted = asked.get("lang");
  if (wanted && wanted !== lang && document.body.dataset.languages.split(" ").includes(wanted)) {
    location.replace(location.href.replace(`/${lang}/embed/`, `/${wanted}/embed/`));
    return;
  }
  const still = asked.has("still") && asked.get("still") !== "0";
  const choice = Object.fromEntries(["from", "to", "lanes", "terms", "events"].map((name) => [name, asked.get(name) || asked.get(name.replace(/s$/, "")) || ""]));
  const figure = document.getElementById("figure");
  const words = (window.timelineEvents || {}).words, home = document.body.dataset.home;
  const hrefs = { href: (id) => `${home}events/${id}.html`, termHref: (id) => `${home}terms/${id}.html` };
  const charts = {
    lanes: (size) => window.timelineLanes(window.timelineEvents, { ...size, ...choice, ...hrefs }),
    lineage: (size) => window.timelineLanes(window.timelineEvents, { ...size, ...choice, ...hrefs, lineage: true }),
    matrix: (size) => window.timelineGrid(window.timelineEvents, { ...size, ...choice, ...hrefs }),
  };
  const kind = document.body.dataset.chart, chart = charts[kind];

  // Where the frame is large, so is the type: everything is laid out for 1280 pixels and scaled.
  const scale = () => parseFloat(getComputedStyle(document.documentElement).fontSize) / 12;
  const say = (text) => {
    const said = document.createElement("p");
    said.className = "none";
    said.textContent = text;
    figure.replaceChildren(said);
  };
  const draw = (size) => {
    const { svg } = chart(size);
    if (svg) figure.innerHTML = svg; else say(words.none);
  };

  // The strip is a list: what is not chosen goes, the style sheet does the rest. What has no room is counted.
  const strip = figure && figure.querySelector(".strip");
  if (strip) {
    const chosen = new Set(window.timelineLanes.choose(window.timelineEvents, choice).map((event) => event.id));
    for (const row of strip.querySelectorAll("[data-event]")) row.hidden = !chosen.has(row.dataset.event);
    const rows = [...strip.querySelectorAll("[data-event]:not([hidden])")];
    if (!rows.length) say(words.none);
    const out = () => rows.filter((row) => row.offsetLeft >= figure.clientWidth).length;
    new ResizeObserver(() => {
      if (!figure.clientWidth) return;
      strip.classList.remove("tight");
      if (out()) strip.classList.add("tight");
      if (out()) strip.dataset.more = `… +${out()}`; else delete strip.dataset.more;
    }).observe(figure);
  }

  if (still) {
    document.body.classList.add("still");
    for (const link of document.querySelectorAll("a")) link.removeAttribute("href");
  }
  if (!chart) return;
  let width = 0, height = 0;
  const fit = () => {
    if (!figure.clientWidth || !figure.clientHeight || (figure.clientWidth === width && figure.clientHeight === height)) return;
    width = figure.clientWidth;
    height = figure.clientHeight;
    const times = scale();
    draw({ width: Math.round(width / times), height: Math.round(height / times) });
    if (still) for (const link of figure.querySelectorAll("a")) link.removeAttribute("href");
    document.body.dataset.drawn = `${width}x${height}`;
  };
  new ResizeObserver(fit).observe(figure);
})();
