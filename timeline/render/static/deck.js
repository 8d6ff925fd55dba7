"use strict";
// A PowerPoint file of one slide, written in the browser: every shape is native and every word is text. The parts that all
// decks share come from the build; here the slide is written and all parts are packed, uncompressed.
(() => {
  const PIXEL = 9525, POINT = 75; // EMU, and hundredths of a point, in one pixel
  const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const emu = (pixels) => Math.round(pixels * PIXEL);
  const EAST = { en: "Microsoft YaHei", "zh-Hans": "Microsoft YaHei", "zh-Hant": "Microsoft JhengHei" };
  const PROOF = { en: "en-GB", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW" };

  const solid = (paint) => (paint ? `<a:solidFill><a:srgbClr val="${paint.hex.slice(1)}">${paint.opacity < 1 ? `<a:alpha val="${Math.round(paint.opacity * 1e5)}"/>` : ""}</a:srgbClr></a:solidFill>` : "<a:noFill/>");
  const outline = (one) => (one.stroke ? `<a:ln w="${Math.max(emu(one.thick), 3175)}">${solid(one.stroke)}${one.dashes ? '<a:prstDash val="dash"/>' : ""}</a:ln>` : "<a:ln><a:noFill/></a:ln>");
  const frame = ({ x, y, width, height, angle = 0 }) => `<a:xfrm${angle ? ` rot="${Math.round((angle + 360) % 360 * 60000)}"` : ""}><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(Math.max(width, 0))}" cy="${emu(Math.max(height, 0))}"/></a:xfrm>`;
  const named = (id, name, says) => `<p:cNvPr id="${id}" name="${escape(name)}"${says ? ` descr="${escape(says)}"` : ""}/>`;

  const run = (one) => {
    const han = /[\u3400-\u9fff]/.test(one.text), lang = han && one.lang === "en" ? "zh-CN" : PROOF[one.lang] || one.lang;
    return `<a:r><a:rPr lang="${escape(lang)}" sz="${Math.round(one.size * POINT)}"${one.bold ? ' b="1"' : ' b="0"'} dirty="0">${solid(one.fill)}<a:latin typeface="+mn-lt"/><a:ea typeface="${EAST[document.documentElement.lang]}"/></a:rPr><a:t>${escape(one.text)}</a:t></a:r>`;
  };
  // A box a little wider than its words, lest another font break them; turned ones turn about their middle.
  function words(id, one) {
    const high = one.size * 1.2, wide = one.role ? one.width : one.width * 1.04 + 6, align = { start: "l", middle: "ctr", end: "r" }[one.anchor];
    const aside = { start: 0, middle: -wide / 2, end: -wide }[one.anchor], up = one.size * 0.95;
    const turn = one.angle * Math.PI / 180, middleX = aside + wide / 2, middleY = high / 2 - up;
    const x = one.x + middleX * Math.cos(turn) - middleY * Math.sin(turn) - wide / 2;
    const y = one.y + middleX * Math.sin(turn) + middleY * Math.cos(turn) - high / 2;
    const kind = one.role === "title" ? '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr>' : '<p:cNvSpPr txBox="1"/><p:nvPr/>';
    return `<p:sp><p:nvSpPr>${named(id, one.text.slice(0, 60), "")}${kind}</p:nvSpPr><p:spPr>${frame({ x, y, width: wide, height: high, angle: one.angle })}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr algn="${align}"/>${run(one)}</a:p></p:txBody></p:sp>`;
  }

  const shape = (id, one, geometry, place = one) => `<p:sp><p:nvSpPr>${named(id, one.says.slice(0, 60) || one.kind, one.says)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>${frame(place)}${geometry}${solid(one.fill)}${outline(one)}</p:spPr></p:sp>`;
  const preset = (name) => `<a:prstGeom prst="${name}"><a:avLst/></a:prstGeom>`;

  // SVG path data as absolute steps: [letter, x, y, …] in pixels of the slide.
  function steps({ d, x, y, times }) {
    const found = [], tokens = d.match(/[a-z]|-?[\d.]+/gi);
    let at = [0, 0], start = [0, 0], letter = "M";
    while (tokens.length) {
      if (/[a-z]/i.test(tokens[0])) letter = tokens.shift();
      const kind = letter.toUpperCase(), relative = letter !== kind, size = { M: 2, L: 2, H: 1, V: 1, C: 6, Q: 4, Z: 0 }[kind];
      const numbers = tokens.splice(0, size).map(Number);
      let points = numbers.map((value, place) => value + (relative ? at[kind === "V" ? 1 : kind === "H" ? 0 : place % 2] : 0));
      if (kind === "H") points = [points[0], at[1]];
      if (kind === "V") points = [at[0], points[0]];
      at = kind === "Z" ? start : points.slice(-2);
      if (kind === "M") { start = at; letter = relative ? "l" : "L"; }
      found.push([{ H: "L", V: "L" }[kind] || kind, ...points.map((value, place) => value * times + (place % 2 ? y : x))]);
    }
    return found;
  }
  function drawing(id, one) {
    const all = steps(one), xs = all.flatMap((step) => step.slice(1).filter((_, at) => at % 2 === 0)), ys = all.flatMap((step) => step.slice(1).filter((_, at) => at % 2));
    const x = Math.min(...xs), y = Math.min(...ys), width = Math.max(...xs) - x, height = Math.max(...ys) - y;
    const names = { M: "moveTo", L: "lnTo", C: "cubicBezTo", Q: "quadBezTo", Z: "close" };
    const written = all.map(([kind, ...points]) => {
      const pairs = [];
      for (let at = 0; at < points.length; at += 2) pairs.push(`<a:pt x="${emu(points[at] - x)}" y="${emu(points[at + 1] - y)}"/>`);
      return pairs.length ? `<a:${names[kind]}>${pairs.join("")}</a:${names[kind]}>` : "<a:close/>";
    });
    const geometry = `<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="${emu(width)}" h="${emu(height)}"${one.fill ? "" : ' fill="none"'}>${written.join("")}</a:path></a:pathLst></a:custGeom>`;
    return shape(id, one, geometry, { x, y, width, height });
  }
  const write = {
    text: words,
    path: drawing,
    ellipse: (id, one) => shape(id, one, preset("ellipse")),
    rect: (id, one) => shape(id, one, preset(one.round ? "roundRect" : "rect")),
  };

  function slideXml({ items, paper, print, title }) {
    const titled = items.filter((one) => one.role === "title");
    titled.slice(1).forEach((one) => { delete one.role; });
    const shapes = items.map((one, at) => write[one.kind](at + 2, one)).join("");
    const space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<p:sld ${space}><p:cSld name="${escape(title)}"><p:bg><p:bgPr>${solid({ hex: paper, opacity: 1 })}<a:effectLst/></p:bgPr></p:bg><p:spTree><p:nvGrpSpPr>${named(1, "", print.join(" "))}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`;
  }

  const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
  const crc = (bytes) => bytes.reduce((sum, byte) => TABLE[(sum ^ byte) & 255] ^ (sum >>> 8), -1) ^ -1;

  // ZIP: the files one after the other, then the list of them. The date is the first that the format knows.
  function zip(files) {
    const coder = new TextEncoder(), parts = [], list = [];
    let offset = 0;
    const record = (signature, fields) => {
      const view = new DataView(new ArrayBuffer(4 + fields.reduce((sum, [size]) => sum + size, 0)));
      view.setUint32(0, signature, true);
      let at = 4;
      for (const [size, value] of fields) {
        if (size === 2) view.setUint16(at, value, true); else view.setUint32(at, value, true);
        at += size;
      }
      return new Uint8Array(view.buffer);
    };
    for (const [name, text] of files) {
      const title = coder.encode(name), data = coder.encode(text);
      const common = [[2, 20], [2, 0x800], [2, 0], [2, 0], [2, 33], [4, crc(data)], [4, data.length], [4, data.length], [2, title.length], [2, 0]];
      const head = record(0x04034b50, common);
      list.push(record(0x02014b50, [[2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]), title);
      parts.push(head, title, data);
      offset += head.length + title.length + data.length;
    }
    const length = list.reduce((sum, one) => sum + one.length, 0);
    return new Blob([...parts, ...list, record(0x06054b50, [[2, 0], [2, 0], [2, files.length], [2, files.length], [4, length], [4, offset], [2, 0]])]);
  }

  window.timelineDeck.write = (slide) => zip(Object.entries({ ...window.timelineDeck.parts, "ppt/slides/slide1.xml": slideXml(slide) }));
})();
