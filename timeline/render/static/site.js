"use strict";
// What every page can do with scripts that it cannot do without: keep the reader's place when the language changes, copy,
// and fetch what is needed only when it is asked for.
window.timelineSite = (() => {
  const $ = (selector, from = document) => from.querySelector(selector);
  const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
  const root = document.body.dataset.root || "";
  const home = document.body.dataset.home || "";
  const lang = document.documentElement.lang;
  const wordsElement = $("#words");
  const words = wordsElement ? JSON.parse(wordsElement.textContent) : {};
  const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

  // --- the address: "#lane=sco&q=trust", or plainly "#some-id" ---

  // Embeds and handouts take the same choice behind "?"; who writes it so here means the same.
  if (location.search && $("#finder")) location.replace(location.href.split(/[?#]/)[0] + "#" + location.search.slice(1));

  const readState = () => {
    const state = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
    for (const name of ["lane", "term"]) { // as embeds and `timeline export` call them
      if (state.has(name + "s")) { state.set(name, state.get(name + "s")); state.delete(name + "s"); }
    }
    return state;
  };
  const writeState = (state, replace) => {
    const hash = "#" + state.toString().replace(/%2C/g, ",");
    if (hash === location.hash || (hash === "#" && !location.hash)) return;
    if (replace) location.replace(hash); else location.hash = hash;
  };

  // --- the theme that the address asks for, instead of the device's ---

  const setTheme = () => {
    const theme = readState().get("theme");
    if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
  };
  setTheme();
  addEventListener("hashchange", setTheme);

  // --- language: the same page, the same view, the same place ---

  const place = () => {
    const middle = innerHeight / 3;
    const passed = $$("main [id]").filter((element) => {
      const box = element.getBoundingClientRect();
      return box.height && box.top <= middle && box.bottom > 0 && !element.closest("svg, form");
    });
    return scrollY > 150 && passed.length ? passed[passed.length - 1].id : "";
  };
  addEventListener("click", (event) => {
    const link = event.target.closest(".languages a");
    if (!link) return;
    const at = place();
    let hash = location.hash;
    if (hash.includes("=") || (at && $("#finder"))) {
      const state = readState();
      if (at) state.set("at", at);
      hash = "#" + state;
    } else if (at) hash = "#" + at;
    link.href = link.href.split(/[?#]/)[0] + location.search + hash;
  });

  // --- copying ---

  for (const button of $$("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = $("#" + button.dataset.copy).textContent.trim();
      try {
        await navigator.clipboard.writeText(text);
        $("[role=status]", button.parentElement).textContent = button.dataset.done;
      } catch {
        getSelection().selectAllChildren($("#" + button.dataset.copy));
      }
    });
  }

  // --- scripts with data, fetched when needed: pages opened from a folder can load scripts, but no JSON ---

  const loaded = new Map();
  const load = (name) => {
    if (!loaded.has(name)) {
      loaded.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = root + "assets/" + name;
        script.onload = resolve;
        script.onerror = () => { loaded.delete(name); reject(new Error(name)); };
        document.head.append(script);
      }));
    }
    return loaded.get(name);
  };

  // --- "Use in slides": fetched when asked for ---

  addEventListener("click", async (event) => {
    const button = event.target.closest(".take button");
    if (!button) return;
    await Promise.all(["slides." + lang + ".js", "events." + lang + ".js", "lanes.js", "grid.js", "scene.js"].map(load));
    await load("slides.js");
    window.timelineSlides.open(button, load);
  });

  if (!$("#finder")) document.getElementById(readState().get("at"))?.scrollIntoView();
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("timeline-drawn")));

  return { $, $$, home, lang, words, say, load, readState, writeState };
})();
