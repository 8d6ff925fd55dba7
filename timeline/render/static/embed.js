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
  const choice = Object.fromEntries(["from", "to", "lanes", "terms", "events"].map((name) => [name, asked.get(name) || ""]));
  const figure = document.getElementById("figure");
  const charts = { lanes: drawLanes, lineage: (size) => drawLanes({ ...size, lineage: true }) };
  const draw = charts[document.body.dataset.chart];

  // Where the frame is large, so is the type: everything is laid out for 1280 pixels and scaled.
  const scale = () => parseFloat(getComputedStyle(document.documentElement).fontSize) / 12;
  function drawLanes(size) {
    const { svg } = window.timelineLanes(window.timelineEvents, { ...size, ...choice, href: (id) => `../events/${id}.html` });
    figure.innerHTML = svg || '<p class="none"></p>';
    if (!svg) figure.firstChild.textContent = window.timelineEvents.words.none;
  }

  if (still) {
    document.body.classList.add("still");
    for (const link of document.querySelectorAll("a")) link.removeAttribute("href");
  }
  if (!draw) return;
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
