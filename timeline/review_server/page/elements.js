// Elements out of data. Text goes in as text only: nothing from a document is ever read as HTML.

export const find = (id) => document.getElementById(id);

export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class") element.className = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

export const titleOf = (title = {}) => title.en || title.zh || title["zh-Hant"] || "(no title)";

// The languages of a text that is in either script of Chinese, or in neither.
export const languageOf = (text) => (/[\u3400-\u9fff]/.test(text) ? "zh" : "en");

export function difference(text) {
  return text.split("\n").map((line) => {
    const kind = line.startsWith("@@") ? "place" : line.startsWith("+") ? "in" : line.startsWith("-") ? "out" : "same";
    const sign = kind === "in" ? "+" : kind === "out" ? "−" : " ";
    return make("div", { class: kind }, kind === "place" ? "⋯" : sign + line.slice(1));
  });
}
