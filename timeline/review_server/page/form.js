// The draft as a form. What was typed is kept for each item until it is decided, whatever else happens.

import { find, make, titleOf } from "./elements.js";

const MODS = ["", "start", "mid", "end", "approx", "before", "after"];
const typed = new Map(); // key of an item → {base, fields, notes, record}: `base` is what the fields said before

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export function showForm(item, choices) {
  const entry = item.entry;
  const kept = recall(item);
  const text = (name, language, label) => field(`${name}-${language}`, label, make("input", {
    id: `${name}-${language}`, value: kept.fields[name][language] ?? "", lang: language, autocomplete: "off" }));
  find("form").replaceChildren(
    make("div", { class: "row" },
      field("date", item.kind === "undated" ? "Date (EDTF), from the public record" : "Date (EDTF)",
        make("input", { id: "date", value: kept.fields.date, autocomplete: "off", spellcheck: "false", class: "short",
          placeholder: "2014-05-21", required: item.kind === "undated" })),
      field("mod", "Modifier", select("mod", MODS.map((mod) => ({ id: mod, title: { en: mod || "—" } })), kept.fields.mod))),
    item.not_after ? make("p", { class: "hint" }, `On or before ${item.not_after}, the date of the document.`) : "",
    ...notes(item, kept),
    text("title", "en", "Title in English"), text("title", "zh", "Title in Chinese (simplified)"),
    make("div", { class: "row" },
      field("lane", "Lane", select("lane", [{ id: "", title: { en: "—" } }, ...choices.lanes], kept.fields.lane)),
      field("importance", "Importance", select("importance", [
        { id: "1", title: { en: "1 background" } }, { id: "2", title: { en: "2 part of the story" } },
        { id: "3", title: { en: "3 milestone" } }], String(kept.fields.importance)))),
    make("div", { class: "row" }, text("place", "en", "Place in English"), text("place", "zh", "Place in Chinese")),
    chips("states", "States (the formula, in the order stated)", choices.terms, kept),
    chips("actors", "Actors", choices.actors, kept),
    prose("body-en", "Body in English", "en", kept.fields.body.en, "40–120 wanted; Markdown"),
    prose("body-zh", "Body in Chinese (simplified)", "zh", kept.fields.body.zh, "60–200 wanted; Markdown"),
    evidence(item),
    readings(item, choices.sources, kept),
    record(item, kept),
    make("p", { class: "buttons actions" },
      make("button", { class: "main", id: "accept" }, item.kind === "evidence" ? "Accept evidence " : "Accept and publish ", make("kbd", {}, "a")),
      make("button", { type: "button", id: "merge" }, "Merge ", make("kbd", {}, "m")),
      make("button", { type: "button", id: "reject" }, "Reject ", make("kbd", {}, "r"))),
    ...item.reasons.length ? [make("p", { class: "hint" }, `Score ${item.score.toFixed(2)}: ${item.reasons.join("; ")}.`)] : []);
  find("form").oninput = () => keep(item, kept);
  typed.set(item.key, kept);
  find("draft-heading").textContent = `${KINDS[item.kind]}: ${titleOf(entry.title)}`;
}

export const KINDS = { draft: "Draft", candidate: "Proposed", undated: "Undated act", evidence: "More evidence" };

// What is sent: only fields that differ from the entry, so that nothing else is touched.
export function decision(item) {
  const { base, fields, notes: chosen, record: words } = typed.get(item.key);
  const changed = Object.fromEntries(Object.entries(fields).filter(([name, value]) => !same(value, base[name])));
  if (changed.body) changed.body = Object.fromEntries(Object.entries(fields.body).filter(([language, text]) => text !== base.body[language]));
  if (changed.readings) changed.readings = changed.readings.filter((one) => one.at || one.text.en || one.text.zh); // none was written
  return { action: "accept", fields: changed, notes: chosen, record: words };
}

// What was typed before, if anything; a field that nobody touched here follows the file.
function recall(item) {
  const fresh = start(item);
  const kept = typed.get(item.key) ?? { ...fresh, base: fresh.fields };
  for (const [name, value] of Object.entries(start(item).fields)) if (same(kept.fields[name], kept.base[name])) kept.fields[name] = value;
  return Object.assign(kept, { base: start(item).fields });
}

function start(item) {
  const { date = "", mod = "", title = {}, lane = "", importance = 1, place = {}, states = [], actors = [], body = {}, readings = [] } = item.entry;
  const both = (text) => ({ en: (text.en ?? "").trim(), zh: (text.zh ?? "").trim() });
  const rows = readings.map(({ source, at = "", text }) => ({ source, at, text: { ...text, ...both(text) } }));
  return { fields: { date, mod, title: both(title), lane, importance, place: both(place), states: [...states], actors: [...actors],
    body: both(body), readings: rows },
    notes: {}, record: { en: "", zh: "" } };
}

function keep(item, kept) {
  const value = (id) => find(id).value.trim();
  Object.assign(kept.fields, { date: value("date"), mod: value("mod"), lane: value("lane"), importance: Number(value("importance")),
    title: { en: value("title-en"), zh: value("title-zh") }, place: { en: value("place-en"), zh: value("place-zh") },
    body: { en: value("body-en"), zh: value("body-zh") } });
  kept.fields.readings = kept.fields.readings.map((old, place) => ({ source: value(`reading-${place}-source`), at: value(`reading-${place}-at`),
    text: { ...old.text, en: value(`reading-${place}-en`), zh: value(`reading-${place}-zh`) } }));
  kept.record = { en: value("record-en"), zh: value("record-zh") };
}

function field(id, label, control) {
  return make("p", { class: "field" }, make("label", { for: id }, label), control);
}

function select(id, options, chosen = "") {
  return make("select", { id }, ...options.map((one) =>
    make("option", { value: one.id, selected: one.id === chosen }, titleOf(one.title))));
}

// --- prose ---

// A text of some length, which grows with what is written into it.
function prose(id, label, language, text, hint = "") {
  const area = make("textarea", { id, rows: Math.min(12, 2 + Math.ceil(text.length / (language === "en" ? 70 : 35))), lang: language,
    "aria-describedby": hint ? `${id}-hint` : undefined }, text);
  const count = () => (language === "en" ? `${area.value.split(/\s+/).filter(Boolean).length} words` : `${area.value.replace(/\s/g, "").length} characters`);
  const told = make("span", { id: `${id}-hint`, class: "hint" }, hint && `${count()}; ${hint}`);
  if (hint) area.addEventListener("input", () => { told.textContent = `${count()}; ${hint}`; });
  return make("p", { class: "field" }, make("label", { for: id }, label), area, told);
}

// --- what each source makes of it ---

function readings(item, sources, kept) {
  const change = (fresh, focus) => {
    kept.fields.readings = fresh;
    document.dispatchEvent(new CustomEvent("redraw", { detail: focus }));
  };
  const own = [...(item.entry.evidence ?? []), ...item.rows].find((row) => row.source)?.source ?? sources[0]?.id ?? "";
  const reading = (one, place) => make("fieldset", {}, make("legend", {}, `Reading ${place + 1}`),
    make("div", { class: "row" },
      field(`reading-${place}-source`, "Source", select(`reading-${place}-source`, sources, one.source)),
      field(`reading-${place}-at`, "Place in it", make("input", { id: `reading-${place}-at`, value: one.at, autocomplete: "off", placeholder: "§1 ¶8" }))),
    prose(`reading-${place}-en`, "What it says, in English, in our words", "en", one.text.en),
    prose(`reading-${place}-zh`, "… in Chinese", "zh", one.text.zh),
    make("button", { type: "button", onclick: () => change(kept.fields.readings.toSpliced(place, 1), "#add-reading") },
      `Remove reading ${place + 1}`));
  return make("fieldset", { class: "readings" }, make("legend", {}, "Readings: what each source makes of it"),
    ...kept.fields.readings.map(reading),
    make("button", { type: "button", id: "add-reading", disabled: !sources.length, onclick: () =>
      change([...kept.fields.readings, { source: own, at: "", text: { en: "", zh: "" } }], `#reading-${kept.fields.readings.length}-source`) }, "Add a reading"));
}

// --- dates that notes give ---

function notes(item, kept) {
  if (!item.suggests.length) return [];
  return [make("fieldset", { class: "notes" }, make("legend", {}, "A note gives another date"),
    ...item.suggests.map((one, place) => note(item, kept, one, place)))];
}

function note(item, kept, one, place) {
  const option = (choice, label) => make("button", { type: "button", "aria-pressed": String(kept.notes[place] === choice),
    onclick: () => choose(item, kept, place, choice) }, label);
  const where = `${one.quote.text}, ${one.quote.source ?? ""} ${one.quote.at}`;
  return make("div", { class: "note" },
    make("p", {}, make("strong", {}, one.edtf), ` ${one.why} the date: ${where}`),
    make("p", { class: "buttons" }, option("take", `Take ${one.edtf}`),
      one.why === "contradicts" ? option("record", "Keep the date, record the dispute") : ""));
}

function choose(item, kept, place, choice) {
  const old = start(item).fields;
  const off = kept.notes[place] === choice;
  for (const [other, chosen] of Object.entries(kept.notes))
    if (chosen === "take" && choice === "take" && item.suggests[other].edtf !== item.suggests[place].edtf) delete kept.notes[other];
  delete kept.notes[place];
  if (!off) kept.notes[place] = choice;
  const taken = Object.entries(kept.notes).find(([, chosen]) => chosen === "take");
  kept.fields.date = taken ? item.suggests[Number(taken[0])].edtf : old.date;
  kept.fields.mod = taken ? "" : old.mod;
  document.dispatchEvent(new CustomEvent("redraw", { detail: `.note:nth-of-type(${place + 1}) button` }));
}

// --- terms and actors ---

function chips(name, legend, options, kept) {
  const labels = new Map(options.map((one) => [one.id, titleOf(one.title)]));
  const list = make("ul", { class: "chips", role: "list" });
  const input = make("input", { id: `add-${name}`, list: `${name}-options`, autocomplete: "off", "aria-label": `Add to ${name}`, placeholder: "add…" });
  const draw = () => list.replaceChildren(...kept.fields[name].map((id) => make("li", {}, labels.get(id) ?? id,
    make("button", { type: "button", "aria-label": `Remove ${labels.get(id) ?? id}`, onclick: () => {
      kept.fields[name] = kept.fields[name].filter((other) => other !== id);
      draw();
      input.focus();
    } }, "×"))));
  const add = () => {
    const id = labels.has(input.value) ? input.value : [...labels].find(([, label]) => label.toLowerCase() === input.value.toLowerCase())?.[0];
    if (!id) return;
    if (!kept.fields[name].includes(id)) kept.fields[name] = [...kept.fields[name], id];
    input.value = "";
    draw();
  };
  input.addEventListener("change", add);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.ctrlKey && input.value) { event.preventDefault(); add(); }
  });
  draw();
  return make("fieldset", {}, make("legend", {}, legend), list, input,
    make("datalist", { id: `${name}-options` }, ...options.map((one) => make("option", { value: one.id }, titleOf(one.title)))));
}

// --- evidence ---

function evidence(item) {
  const rows = [...(item.entry.evidence ?? []), ...item.rows.map((row) => ({ ...row, status: "new" }))];
  return make("fieldset", {}, make("legend", {}, "Evidence"), make("ul", { class: "evidence" }, ...rows.map((row) =>
    make("li", {}, row.basis ? `Editor: ${titleOf(row.record)}` : `${row.source} ${row.at ?? ""}: ${row.as_written ?? ""}`,
      row.status ? make("strong", { class: "status" }, ` ${row.status}`) : ""))));
}

function record(item, kept) {
  const area = (language, label) => field(`record-${language}`, label,
    make("textarea", { id: `record-${language}`, rows: 2, lang: language }, kept.record[language]));
  const asked = item.kind === "undated";
  return make("details", { open: asked || Boolean(kept.record.en || kept.record.zh) },
    make("summary", {}, asked ? "Public record that dates it (needed)" : "Public record that you vouch for"),
    area("en", "Which record says so, in English"), area("zh", "… in Chinese"));
}
