"use strict";
// A chart on the page as a list of shapes and words with their colours worked out: what pictures and slides are made of.
// read(element) → {width, height, items}; items have pixels of the element and are one of rect, ellipse, path, text.
(() => {
  const number = (value) => parseFloat(value) || 0;
  const paint = (colour, opacity = 1) => {
    const [red, green, blue, alpha = 1] = (colour.match(/[\d.]+/g) || []).map(Number);
    if (!/^rgb/.test(colour) || alpha * opacity === 0) return null;
    return { hex: "#" + [red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, "0")).join(""), opacity: alpha * opacity };
  };
  const font = (style) => ({ size: number(style.fontSize), bold: number(style.fontWeight) >= 600, family: style.fontFamily, fill: paint(style.color) });
  const told = (element) => element.closest("a, g, path, text")?.querySelector(":scope > title")?.textContent || "";
  const pen = document.createElement("canvas").getContext("2d");

  function fromSvg(svg, origin, add) {
    for (const element of svg.querySelectorAll("circle, rect, path, text")) {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest("svg") !== svg) continue;
      const style = getComputedStyle(element), matrix = element.getScreenCTM(), times = Math.hypot(matrix.a, matrix.b);
      const at = (x, y) => {
        const point = new DOMPoint(x, y).matrixTransform(matrix);
        return { x: point.x - origin.x, y: point.y - origin.y };
      };
      const look = {
        fill: paint(style.fill, number(style.fillOpacity) * number(style.opacity)), says: told(element),
        stroke: paint(style.stroke, number(style.strokeOpacity) * number(style.opacity)), thick: number(style.strokeWidth) * times,
        dashes: style.strokeDasharray === "none" ? "" : style.strokeDasharray.replace(/px/g, ""),
      };
      const value = (name) => number(element.getAttribute(name));
      if (element.localName === "circle") {
        const { x, y } = at(value("cx"), value("cy")), radius = value("r") * times;
        add({ kind: "ellipse", x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius, ...look });
      } else if (element.localName === "rect") {
        add({ kind: "rect", ...at(value("x"), value("y")), width: value("width") * times, height: value("height") * times, round: value("rx") * times, ...look });
      } else if (element.localName === "path") {
        add({ kind: "path", d: element.getAttribute("d"), ...at(0, 0), times, ...look, fill: style.fill === "none" ? null : look.fill });
      } else fromText(element, style, matrix, at, times, add);
    }
  }

  function fromText(element, style, matrix, at, times, add) {
    const lines = element.querySelector("tspan") ? element.querySelectorAll("tspan") : [element];
    const angle = Math.round(Math.atan2(matrix.b, matrix.a) * 180 / Math.PI);
    for (const line of lines) {
      const words = [...line.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join("").trim();
      if (!words || !line.getNumberOfChars()) continue;
      const anchor = style.textAnchor, first = line.getStartPositionOfChar(0), last = line.getEndPositionOfChar(line.getNumberOfChars() - 1);
      const x = { start: first.x, middle: (first.x + last.x) / 2, end: last.x }[anchor];
      add({ kind: "text", ...at(x, first.y), text: words, anchor, angle, width: Math.abs(last.x - first.x) * times,
        ...font(style), fill: paint(style.fill), size: number(style.fontSize) * times, lang: line.closest("[lang]").lang });
    }
  }

  // Elements with a ground or a border become rectangles, words become one text for each of their lines.
  function fromHtml(root, origin, add) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
      const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
      return element.checkVisibility() && !element.closest(".unseen, .stepper, .take") ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT;
    });
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) fromWords(node, origin, add);
      else if (node !== root) fromBox(node, origin, add);
    }
  }

  function fromBox(element, origin, add) {
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    const place = { x: box.x - origin.x, y: box.y - origin.y, width: box.width, height: box.height };
    const sides = ["Top", "Right", "Bottom", "Left"].map((side) => ({ side, thick: number(style[`border${side}Width`]), stroke: style[`border${side}Style`] === "none" ? null : paint(style[`border${side}Color`]) }));
    const all = sides.every(({ thick, stroke }) => thick && stroke && thick === sides[0].thick);
    const fill = paint(style.backgroundColor);
    if (fill || all) {
      const half = all ? sides[0].thick / 2 : 0;
      add({ kind: "rect", x: place.x + half, y: place.y + half, width: place.width - 2 * half, height: place.height - 2 * half, round: number(style.borderTopLeftRadius),
        fill, stroke: all ? sides[0].stroke : null, thick: sides[0].thick, dashes: all && style.borderTopStyle === "dashed" ? "4 3" : "", says: "" });
    }
    if (all) return;
    for (const { side, thick, stroke } of sides) {
      if (!thick || !stroke) continue;
      const edge = { Top: { height: thick }, Bottom: { y: place.y + place.height - thick, height: thick }, Left: { width: thick }, Right: { x: place.x + place.width - thick, width: thick } }[side];
      add({ kind: "rect", ...place, ...edge, round: 0, fill: stroke, stroke: null, thick: 0, dashes: "", says: "" });
    }
  }

  function fromWords(node, origin, add) {
    if (!node.data.trim()) return;
    const style = getComputedStyle(node.parentElement), range = document.createRange(), lines = [];
    for (let at = 0; at < node.data.length; at++) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getClientRects()[0];
      if (!box) continue;
      const line = lines.at(-1);
      if (line && Math.abs(line.box.y - box.y) < 2) { line.text += node.data[at]; line.right = box.right; } else if (node.data[at].trim()) lines.push({ text: node.data[at], box, right: box.right });
    }
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    for (const { text, box, right } of lines) {
      const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = pen.measureText(text);
      add({ kind: "text", x: box.x - origin.x, y: box.y - origin.y + box.height * up / (up + down), width: right - box.x,
        text: text.trimEnd(), anchor: "start", angle: 0, ...font(style), lang: node.parentElement.closest("[lang]").lang });
    }
  }

  const read = (root) => {
    const origin = root.getBoundingClientRect(), items = [];
    (root.localName === "svg" ? fromSvg : fromHtml)(root, origin, (item) => items.push(item));
    return { width: origin.width, height: origin.height, items };
  };

  const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const short = (value) => Math.round(value * 100) / 100;
  const colour = (name, value) => (value ? ` ${name}="${value.hex}"${value.opacity < 1 ? ` ${name}-opacity="${short(value.opacity)}"` : ""}` : name === "fill" ? ' fill="none"' : "");
  const draw = {
    rect: (one) => `<rect x="${short(one.x)}" y="${short(one.y)}" width="${short(one.width)}" height="${short(one.height)}"${one.round ? ` rx="${short(one.round)}"` : ""}`,
    ellipse: (one) => `<ellipse cx="${short(one.x + one.width / 2)}" cy="${short(one.y + one.height / 2)}" rx="${short(one.width / 2)}" ry="${short(one.height / 2)}"`,
    path: (one) => `<path d="${one.d}" transform="translate(${short(one.x)} ${short(one.y)}) scale(${short(one.times)})" vector-effect="non-scaling-stroke"`,
  };
  const element = (one) => {
    if (one.kind === "text") {
      const turn = one.angle ? ` transform="rotate(${one.angle} ${short(one.x)} ${short(one.y)})"` : "";
      return `<text x="${short(one.x)}" y="${short(one.y)}" font-size="${short(one.size)}"${one.bold ? ' font-weight="bold"' : ""}${one.anchor === "start" ? "" : ` text-anchor="${one.anchor}"`}${colour("fill", one.fill)} font-family="${escape(one.family)}" xml:lang="${one.lang}"${turn}>${escape(one.text)}</text>`;
    }
    const line = one.stroke ? `${colour("stroke", one.stroke)} stroke-width="${short(one.thick)}"${one.dashes ? ` stroke-dasharray="${one.dashes}"` : ""}` : "";
    return `${draw[one.kind](one)}${colour("fill", one.fill)}${line}${one.says ? `><title>${escape(one.says)}</title></${one.kind}>` : "/>"}`;
  };
  // A picture that stands by itself: no style sheet, text as text.
  const svg = ({ width, height, items, paper, title, print, lang }, pixels = width) => `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels}" height="${pixels * height / width}" viewBox="0 0 ${width} ${height}" role="img" xml:lang="${lang}" lang="${lang}"><title>${escape(title)}</title><desc>${escape(print.join(" "))}</desc><rect width="${width}" height="${height}" fill="${paper}"/>${items.map(element).join("")}</svg>`;

  window.timelineScene = { read, svg };
})();
