"use strict";
// "Use in slides": the chart on the page, with the filters, the years, the language and the colours in which it is shown,
// as a picture, a slide, a frame for other pages or an address. Fetched when a reader first asks for it.
(() => {
  const WIDTH = 1280, HEIGHT = 720, EDGE = 36, NOTE = 11, DAY_SHAPED = /^\d{4}(-\d\d){0,2}$/;
  const root = document.documentElement, lang = root.lang;
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const theme = () => root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  let made = null;

  // What the reader has chosen, as the address of the page has it.
  function chosen() {
    const state = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
    const view = { from: state.get("from") || "", to: state.get("to") || "", lanes: state.get("lane") || "", terms: state.get("term") || "", events: "" };
    for (const name of ["from", "to"]) if (!DAY_SHAPED.test(view[name])) view[name] = "";
    const others = ["q", "actor", "source", "importance", "precision"].some((name) => state.get(name));
    if (others) view.events = [...document.querySelectorAll(".year li:not(.out)")].map((line) => line.id).join(",");
    return view;
  }

  function subtitle(chart, view) {
    const { words } = window.timelineSlides, { lanes, terms } = data();
    const names = (ids, all) => ids.split(",").filter(Boolean).map((id) => all.find((one) => one.id === id)?.label || id).join(words.and);
    const years = view.from || view.to ? `${view.from}${words.to}${view.to}` : "";
    const events = window.timelineLanes.choose(data(), view), name = chart.kind === "lanes" ? window.timelineLanes.told(data(), events.length) : chart.name;
    return [name, years, names(view.lanes, lanes), names(view.terms, terms)].filter(Boolean).join(" · ");
  }

  const measure = (font) => {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = font;
    return (text) => pen.measureText(text).width;
  };

  // The slide, in pixels of 1280 × 720: title, chart, small print.
  function compose(chart, view, scheme) {
    const before = root.dataset.theme;
    root.dataset.theme = scheme;
    const style = getComputedStyle(document.body), css = (name) => style.getPropertyValue(name).trim();
    const { title, print } = window.timelineSlides, items = [], room = WIDTH - 2 * EDGE;
    const write = (text, size, y, look) => {
      const width = measure(`${look.bold ? 600 : 400} ${size}px ${look.family}`);
      const lines = window.timelineLanes.wrap(text, width, room);
      lines.forEach((line, at) => items.push({ kind: "text", x: EDGE, y: y + at * size * 1.35, text: line, size, angle: 0, anchor: "start", lang, width: look.role ? room : width(line), ...look }));
      return y + lines.length * size * 1.35;
    };
    const family = css("--interface"), ink = { hex: css("--ink"), opacity: 1 }, soft = { hex: css("--soft"), opacity: 1 };
    let top = write(title, 28, EDGE + 24, { family: css("--reading"), bold: true, fill: ink, role: "title" });
    top = write(subtitle(chart, view), 15, top - 6, { family, fill: soft }) - 4;
    const notes = print.flatMap((text) => window.timelineLanes.wrap(text, measure(`${NOTE}px ${family}`), room * 0.92));
    const foot = HEIGHT - EDGE * 0.6 - (notes.length - 1) * NOTE * 1.35;
    notes.forEach((line, at) => items.push({ kind: "text", x: EDGE, y: foot + at * NOTE * 1.35, text: line, size: NOTE, angle: 0, anchor: "start", lang, width: measure(`${NOTE}px ${family}`)(line), family, fill: soft }));
    const scene = stage(chart, view, { width: room, height: foot - NOTE * 2 - top });
    const times = Math.min(room / scene.width, (foot - NOTE * 2 - top) / scene.height, 1.8);
    const left = EDGE + (room - scene.width * times) / 2;
    items.push(...scene.items.map((one) => scaled(one, times, left, top)));
    const slide = { width: WIDTH, height: HEIGHT, items, paper: css("--paper"), title: `${title} · ${subtitle(chart, view)}`, print, lang };
    if (before) root.dataset.theme = before; else delete root.dataset.theme;
    return slide;
  }

  const scaled = (one, times, left, top) => {
    const grown = { ...one, x: left + one.x * times, y: top + one.y * times };
    for (const name of ["width", "height", "size", "round", "thick", "times"]) if (one[name] !== undefined) grown[name] = one[name] * times;
    return grown;
  };

  // Out of sight and for the slide alone: the charts laid out anew, the strip as a list in two columns.
  const data = () => window.timelineEvents, nowhere = () => "";
  const draw = {
    lanes: (size, view) => window.timelineLanes(data(), { ...size, ...view, href: nowhere }),
    lineage: (size, view) => window.timelineLanes(data(), { ...size, ...view, lineage: true, href: nowhere }),
    matrix: (size, view) => window.timelineGrid(data(), { ...size, ...view, href: nowhere, termHref: nowhere }),
    strip: (size, view, line) => {
      const known = new Set(window.timelineLanes.choose(data(), view).map((event) => event.id)), list = document.createElement("ol");
      list.className = "glance";
      for (const row of data().strips[line].rows.filter((one) => known.has(one.id))) {
        const item = document.createElement("li");
        item.className = `lane-${row.lane % 8}`;
        item.innerHTML = `<b></b> <ul>${row.chips.map(([mark]) => `<li class="${mark}"><span class="sign">${data().signs[mark]}</span> <span></span></li>`).join("")}</ul>`;
        item.querySelector("b").textContent = row.moment;
        item.querySelectorAll("li span:last-child").forEach((name, at) => { name.textContent = row.chips[at][1]; });
        list.append(item);
      }
      return { element: list, whole: false };
    },
  };
  // The largest type with which all is there; else the smallest that a room can read.
  function stage(chart, view, size) {
    const place = document.createElement("div");
    place.className = "slide-stage";
    document.body.append(place);
    for (const times of [1.7, 1.5, 1.35, 1.2, 1.1, 1, ...(chart.kind === "matrix" ? [0.85, 0.72] : [])]) {
      const room = { width: size.width / times, height: size.height / times };
      place.style.width = `${room.width}px`;
      const drawn = draw[chart.kind](room, view, chart.line);
      if (drawn.element) place.replaceChildren(drawn.element);
      else place.innerHTML = drawn.svg || `<p>${data().words.none}</p>`;
      if (drawn.whole || (drawn.element && place.offsetHeight <= room.height)) break;
    }
    const scene = window.timelineScene.read(place.querySelector("svg") || place);
    place.remove();
    return scene;
  }

  const [before, here] = location.href.split(/[?#]/)[0].split(`/${lang}/`);
  const address = (page) => new URL(page, window.timelineSlides.address || `${before}/${lang}/`).href;
  const query = (view, scheme) => new URLSearchParams(Object.entries({ ...view, theme: scheme }).filter(([, value]) => value)).toString().replace(/%2C/g, ",");
  const pageLink = (chart, scheme) => {
    const state = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
    state.set("theme", scheme);
    if (chart.anchor) state.set("at", chart.anchor);
    return `${address(here)}#${state.toString().replace(/%2C/g, ",")}`;
  };
  const embedCode = (chart, view, scheme) => {
    const escape = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
    const title = escape(`${window.timelineSlides.title} · ${subtitle(chart, view)}`);
    const frame = `<iframe src="${escape(`${address(chart.embed)}?${query(view, scheme)}`)}" title="${title}" loading="lazy" style="position: absolute; top: 0; left: 0; width: 100%; height: 100%; border: 0"></iframe>`;
    // As render/pages/oembeds.py has it: padding keeps the height where a learning platform takes `aspect-ratio` out.
    return `<div style="position: relative; padding-top: 56.25%">${frame}</div>\n<p><a href="${escape(pageLink(chart, scheme))}">${title}</a></p>`;
  };
  const fileName = (chart, suffix) => `${chart.kind}-${lang}${window.timelineSlides.date ? `-${window.timelineSlides.date}` : ""}${suffix}`;

  function save(data, type, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([data], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  async function raster(slide, width) {
    const picture = new Image(), url = URL.createObjectURL(new Blob([window.timelineScene.svg(slide, width)], { type: "image/svg+xml" }));
    picture.src = url;
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = width * HEIGHT / WIDTH;
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(url);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  }

  // One file that never changes: for a course that is printed, or a folder without a network.
  const frozen = (slide) => `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${slide.title.replace(/</g, "&lt;")}</title><style>html,body{height:100%;margin:0;background:${slide.paper}}svg{display:block;width:100%;height:100%}</style>${window.timelineScene.svg(slide)}</html>\n`;

  const actions = {
    pptx: async (one) => {
      await one.load(`deck.${lang}.js`);
      await one.load("deck.js");
      save(window.timelineDeck.write(one.slide), "application/vnd.openxmlformats-officedocument.presentationml.presentation", fileName(one.chart, ".pptx"));
    },
    png: async (one) => save(await raster(one.slide, 1920), "image/png", fileName(one.chart, "-1920.png")),
    png4k: async (one) => save(await raster(one.slide, 3840), "image/png", fileName(one.chart, "-3840.png")),
    copy: (one) => navigator.clipboard.write([new ClipboardItem({ "image/png": raster(one.slide, 1920) })]),
    svg: async (one) => save(window.timelineScene.svg(one.slide), "image/svg+xml", fileName(one.chart, ".svg")),
    html: async (one) => save(frozen(one.slide), "text/html", fileName(one.chart, ".html")),
    handout: (one) => location.assign(`${before}/${lang}/handout/index.html?${query(one.view, "")}`),
    link: (one) => navigator.clipboard.writeText(pageLink(one.chart, one.scheme)),
    embed: (one) => navigator.clipboard.writeText(one.code.value),
  };

  function build() {
    const { words, slides } = window.timelineSlides, dialog = document.createElement("dialog");
    const button = (name) => `<li><button type="button" data-do="${name}">${words[name]}</button></li>`;
    const part = (heading, names) => `<h3>${heading}</h3><ul>${names.map(button).join("")}</ul>`;
    dialog.className = "slides";
    dialog.setAttribute("aria-labelledby", "slides-title");
    dialog.innerHTML = `<form method="dialog"><h2 id="slides-title">${words.title}</h2><button aria-label="${words.close}">×</button></form>
      <img alt="" width="640" height="360"><p class="about">${words.about}</p>
      <p><label>${words.colours} <select><option value="light">${words.light}</option><option value="dark">${words.dark}</option></select></label></p>
      ${part(words.files, [...(slides ? ["pptx"] : []), "png", "png4k", "copy", "svg"])}
      ${part(words.paper, ["handout"])}${part(words.pages, ["link", "embed", "html"])}<label class="code">${words.code}<textarea readonly rows="4" spellcheck="false"></textarea></label>
      <p role="status"></p>`;
    document.body.append(dialog);
    return dialog;
  }

  window.timelineSlides.open = (opener, load) => {
    const dialog = made ||= build(), find = (selector) => dialog.querySelector(selector);
    const { words } = window.timelineSlides, status = find("[role=status]");
    const chart = { ...opener.closest(".take").dataset };
    const one = { chart, view: chosen(), load, code: find("textarea") };
    const show = () => {
      one.scheme = find("select").value;
      one.slide = compose(chart, one.view, one.scheme);
      find("img").src = `data:image/svg+xml,${encodeURIComponent(window.timelineScene.svg(one.slide))}`;
      find("img").alt = one.slide.title;
      one.code.value = embedCode(chart, one.view, one.scheme);
    };
    find("select").value = theme();
    find("select").onchange = show;
    status.textContent = "";
    dialog.onclick = async (event) => {
      const asked = event.target.closest("[data-do]");
      if (!asked) return;
      status.textContent = words.working;
      try {
        await actions[asked.dataset.do](one);
        status.textContent = `${asked.textContent}${words.done}`;
      } catch (error) {
        status.textContent = fill(words.failed, { why: error.message });
        if (asked.dataset.do === "embed") one.code.select();
      }
    };
    show();
    dialog.showModal();
  };
})();
