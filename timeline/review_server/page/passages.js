// The passages of the documents, with every date marked by its role.

import { languageOf, make } from "./elements.js";

export function showPassages(place, passages) {
  if (!passages.length) {
    place.replaceChildren(make("p", { class: "hint" },
      "The passage is not at hand. Put the original into seeds/originals/, or name its folder with TIMELINE_ORIGINALS."));
    return;
  }
  place.replaceChildren(...passages.map(passage));
}

function passage(one) {
  const name = [one.source || "unregistered", one.at].filter(Boolean).join(" · ");
  const text = one.segments.map((segment) => segment.text).join("");
  return make("article", { class: "passage" },
    make("h3", {}, name, " ", make("span", { class: "file" }, one.doc.split("/").at(-1))),
    around("Before", one.before),
    make("blockquote", { lang: languageOf(text) }, ...one.segments.map((part, place, all) => segment(part, all[place - 1], all[place + 1]))),
    around("After", one.after));
}

function around(label, text) {
  if (!text) return "";
  return make("details", {}, make("summary", {}, label), make("p", { lang: languageOf(text) }, text));
}

function segment(one, before, after) {
  if (!one.role && !one.chosen) return one.text;
  const first = one.chosen && !before?.chosen;
  const last = one.chosen && !after?.chosen;
  const kind = [one.role, one.chosen && "chosen", first && "first", last && "last"].filter(Boolean).join(" ");
  const value = [one.edtf, one.mod].filter(Boolean).join(" ");
  const mark = make("mark", { class: kind, title: one.role ? `${one.role}: ${value}` : "what the item rests on" },
    first ? make("span", { class: "sign", "aria-hidden": "true" }, "▸") : "", one.text);
  if (one.role) mark.append(make("span", { class: "aside" }, ` (${one.role}: ${value})`));
  if (one.role && one.chosen) mark.append(make("span", { class: "value", "aria-hidden": "true", lang: "en" }, value));
  return mark;
}
