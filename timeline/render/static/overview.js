"use strict";
// The timeline with scripts: find and filter, walk the drawing by keyboard, and open the interactive chart when it is asked
// for. Needs site.js.
(() => {
  const { $, $$, home, lang, words, say, load, readState, writeState } = window.timelineSite;
  const form = $("#finder");
  const count = $("#count"), empty = $("#empty"), clear = $("button[type=reset]", form), stage = $("#stage"), more = $(".more", form);
  const fields = [...form.elements].filter((field) => field.name);
  let rows = null, bins = [], years = [], shown = null, explorer = null, timer = 0, resting = 0;

  // --- what is below the first screen is laid out in idle time, some lines at a time, so that nothing stutters: when the
  // page stands, and after filters when the reader rests ---

  const idle = window.requestIdleCallback || ((work) => setTimeout(work, 50));
  const AT_ONCE = 20; // lines of the list
  const REST = 1000; // milliseconds without a change of filters
  let stands = false;
  const layOut = () => {
    if (resting) return;
    for (let lines = 0; lines < AT_ONCE;) {
      const part = $(".later:not(.laid)");
      if (!part) return;
      part.classList.add("laid");
      lines += $$("li", part).length;
    }
    idle(layOut);
  };
  const layOutLater = () => {
    for (const part of $$(".later.laid")) part.classList.remove("laid");
    clearTimeout(resting);
    resting = setTimeout(() => { resting = 0; layOut(); }, REST);
  };
  const layOutAll = () => { for (const part of $$(".later, .many .year")) part.classList.add("laid"); };
  // Who comes back, or to a line of the list, needs the page in its full length.
  if (performance.getEntriesByType("navigation")[0]?.type !== "navigate" || $(".year :target")) layOutAll();
  addEventListener("load", () => { stands = true; idle(layOut); });

  // Each event once: its line in the list, its marks in the drawings.
  const events = () => {
    if (rows) return rows;
    rows = $$(".year li").map((line) => ({ id: line.id, line, marks: [], out: false, days: line.dataset.days.split("/"), facets: new Set(line.dataset.facets.split(" ")) }));
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const mark of $$(".chart a[data-id]")) byId.get(mark.dataset.id).marks.push(mark);
    bins = $$(".chart .bin").map((bin) => ({ bin, rows: bin.dataset.events.split(" ").map((at) => rows[at]) }));
    years = $$(".year").map((year) => ({ year, lines: $$("li", year).map((line) => byId.get(line.id)) }));
    return rows;
  };

  // The same folding as at build time: width, case, diacritics, traditional to simplified. A word is found by its
  // beginning (SCO is not in Moscow), Chinese anywhere.
  let han = null;
  const fold = (text) => {
    if (!han) {
      const pairs = [...window.timelineSearch.han];
      han = new Map();
      for (let at = 0; at < pairs.length; at += 2) han.set(pairs[at], pairs[at + 1]);
    }
    const plain = text.normalize("NFKC").toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
    return [...plain].map((char) => han.get(char) || char).join("").match(/[\u3400-\u9fff]+|((?![\u3400-\u9fff])[\p{L}\p{N}])+/gu) || [];
  };

  const chosen = () => {
    const state = new URLSearchParams();
    for (const field of fields) {
      if (field.type === "checkbox" ? !field.checked : !field.value.trim()) continue;
      const value = field.value.trim();
      state.set(field.name, state.has(field.name) ? state.get(field.name) + "," + value : value);
    }
    return state;
  };

  const matching = async (state) => {
    const wanted = ["lane", "actor", "term", "source", "importance", "precision"]
      .filter((name) => state.get(name))
      .map((name) => state.get(name).split(",").map((value) => name + ":" + value));
    let tokens = [];
    if (state.get("q")) {
      await load("search.js");
      const all = Object.values(window.timelineSearch.events);
      // What is short and a word of its own is meant as one: SCO is not the beginning of scope.
      const isWord = (token) => token.length <= 3 && all.some((text) => (text + " ").includes(" " + token + " "));
      tokens = fold(state.get("q")).map((token) => (/^[\u3400-\u9fff]/.test(token) ? token : " " + token + (isWord(token) ? " " : "")));
    }
    // Years bound what is found; the interactive chart only shows those first, one can move on.
    const [from, to] = ["from", "to"].map((name) => (state.get("view") !== "explore" && /^\d{4}/.test(state.get(name)) ? state.get(name) : ""));
    if (!wanted.length && !tokens.length && !from && !to) return null;
    const texts = tokens.length ? window.timelineSearch.events : {};
    const fits = (row) => (!from || row.days[1] >= from) && (!to || row.days[0].slice(0, to.length) <= to) && wanted.every((values) => values.some((value) => row.facets.has(value)))
      && tokens.every((token) => (texts[row.id] + " ").includes(token));
    return new Set(events().filter(fits).map((row) => row.id));
  };

  // All is one change: for a reader in the middle of the list the browser keeps the place. Who is above it sees the
  // drawing change, and lines out of sight can wait.
  const show = (found) => {
    if (found === null && shown === null) return;
    const drawings = $$("svg.chart"), seen = drawings.filter((svg) => svg.checkVisibility());
    const above = stands && form.getBoundingClientRect().bottom > 0; // both asked before anything changes
    shown = found;
    if (above) layOutLater();
    for (const row of events()) {
      const out = found !== null && !found.has(row.id);
      if (row.out !== out) for (const element of [row.line, ...row.marks]) element.classList.toggle("out", out);
      row.out = out;
    }
    for (const { year, lines } of years) year.hidden = lines.every((row) => row.out);
    for (const { bin, rows: counted } of bins) bin.classList.toggle("out", counted.every((row) => row.out));
    rove();
    relay(seen);
    idle(() => relay(drawings.filter((svg) => !seen.includes(svg)))); // for other widths
  };
  const relay = async (drawings) => {
    await load("rows.js");
    for (const svg of drawings) window.timelineRows.relay(svg, shown);
  };

  const tell = () => {
    const total = events().length;
    const number = shown ? shown.size : total;
    count.textContent = number === 0 ? say("none") : shown ? say("shown", { n: number, all: total }) : say("all", { n: total });
    empty.hidden = number > 0;
    stage.hidden = number === 0;
    clear.hidden = !shown;
  };

  const fill = (state) => {
    for (const field of fields) {
      const value = state.get(field.name) || "";
      if (field.type === "checkbox") field.checked = value.split(",").includes(field.value);
      else if (document.activeElement !== field) field.value = value;
    }
  };

  const apply = async () => {
    const state = readState();
    fill(state);
    const found = await matching(state);
    if (state.toString() !== readState().toString()) return; // typed on meanwhile
    if (found || shown) { show(found); tell(); }
    if (explorer) explorer.show(shown);
    if (state.get("at")) reach(state.get("at"));
    if ((state.get("view") === "explore") !== !!explorer) await (explorer ? leave() : explore());
  };

  const changed = (replace) => {
    const state = chosen();
    for (const kept of ["view", "theme"]) if (readState().get(kept)) state.set(kept, readState().get(kept));
    writeState(state, replace);
  };

  // Bring an event of the list into view without losing the filters in the address.
  const reach = (id) => {
    const line = document.getElementById(id);
    if (!line) return;
    layOutAll();
    line.scrollIntoView({ block: "start" });
    const link = $("a", line);
    if (link) link.focus({ preventScroll: true });
  };

  // Who comes to the filters will use them.
  form.addEventListener("focusin", () => {
    for (const name of ["search.js", "rows.js"]) load(name).catch(() => {}); // said when it is needed
    idle(events);
  }, { once: true });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (event.target.name === "q") timer = setTimeout(() => changed(true), 120); else changed(false);
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const field of fields) if (field.type === "checkbox") field.checked = false; else field.value = "";
    changed(false);
    fields[0].focus();
  });
  addEventListener("hashchange", apply);
  addEventListener("click", (event) => {
    if (more.open && !more.contains(event.target)) more.open = false;
    const bin = event.target.closest(".chart .bin");
    if (bin) reach(events()[bin.dataset.events.split(" ")[0]].id);
  });
  more.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { more.open = false; $("summary", more).focus(); }
  });

  // A column of the density row says how many events it stands for.
  addEventListener("pointerover", (event) => {
    const bin = event.target.closest?.(".chart .bin:empty");
    if (!bin) return;
    const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
    title.textContent = say("more", { n: bin.dataset.events.split(" ").length });
    bin.append(title);
  });

  // --- the drawing: one Tab stop, arrow keys within ---

  const marks = (svg) => $$("a.event:not(.out)", svg);
  const rove = () => {
    for (const svg of $$("svg.chart")) {
      const links = marks(svg);
      if (links.length && !links.some((link) => link.tabIndex === 0)) links[0].setAttribute("tabindex", "0");
    }
  };
  $("#overview").addEventListener("keydown", (event) => {
    const link = event.target.closest("a.event");
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (!link || !step || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = marks(link.ownerSVGElement);
    const next = links[Math.max(0, Math.min(links.length - 1, links.indexOf(link) + step))];
    event.preventDefault();
    link.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  });

  // --- the interactive chart ---

  const whole = (date, rest) => date && date + rest.slice(date.length - 4); // a year, a month or a day as a day
  const button = $("#explore"), overview = $("#overview");
  const explore = async () => {
    button.disabled = true;
    count.textContent = say("loading");
    try {
      await Promise.all([load("chart." + lang + ".js"), load("plotly.min.js"), load("rows.js"), load("explore.js")]);
      explorer = await window.timelineExplore({
        overview, shown, words, lang,
        open: (id) => { location.href = home + "events/" + id + ".html"; },
        range: [whole(readState().get("from"), "-01-01"), whole(readState().get("to"), "-12-28")],
        moved: (from, to) => {
          const state = readState();
          if (from) { state.set("from", from); state.set("to", to); } else { state.delete("from"); state.delete("to"); }
          writeState(state, true);
        },
      });
      button.textContent = say("back");
      button.setAttribute("aria-expanded", "true");
      tell();
    } catch (error) {
      count.textContent = say("failed");
      throw error;
    } finally {
      button.disabled = false;
      button.focus({ preventScroll: true });
    }
  };
  const leave = async () => {
    const closing = explorer;
    explorer = null;
    await closing.close();
    button.textContent = say("explore");
    button.setAttribute("aria-expanded", "false");
  };
  button.addEventListener("click", () => {
    const state = readState();
    if (explorer) for (const name of ["view", "from", "to"]) state.delete(name); else state.set("view", "explore");
    state.delete("at");
    writeState(state, false);
  });

  if (location.hash.includes("=")) apply();
})();
