"use strict";
// The matrix of principles and formulas, laid out in the browser for any frame and any choice of events: embeds and
// slides. Where there is no room for all principles, the most stated stay and the others are counted; where there is none for all events, their years.
(() => {
  const FONT = 12, LEAST = 15, MOST = 26, TILT = 0.7, MARK = 6, PITCH = 17;
  const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const round = (number) => Math.round(number * 10) / 10;
  const star = (x, y, radius) => `M${Array.from({ length: 10 }, (_, at) => {
    const turn = -Math.PI / 2 + at * Math.PI / 5, reach = at % 2 ? radius * 0.45 : radius;
    return `${round(x + reach * Math.cos(turn))} ${round(y + reach * Math.sin(turn))}`;
  }).join(" ")}Z`;

  const measure = () => {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = `${FONT}px ${getComputedStyle(document.documentElement).getPropertyValue("--interface")}`;
    return (text) => pen.measureText(text).width * 1.02;
  };
  const cut = (label, room, width) => {
    let text = label;
    while (width(text) > room && text.length > 2) text = `${text.replace(/…$/, "").slice(0, -1).trimEnd()}…`;
    return text;
  };

  // The lines and columns that the reader chose: {columns: [{label, words, id}], lines: [{label, id, cells: [{at, first, words, id}]}]}
  function choose(data, view) {
    const known = new Set(window.timelineLanes.choose(data, { ...view, terms: "" }).map((event) => event.id));
    const terms = (view.terms || "").split(",").filter(Boolean), place = new Map();
    const columns = data.matrix.columns.filter((column, at) => known.has(column.id) && place.set(at, place.size));
    const lines = data.matrix.lines.filter((line) => !terms.length || terms.includes(line.id)).map((line) => ({
      ...line, cells: line.cells.filter(([at]) => place.has(at)).map(([at, first]) => ({ at: place.get(at), first, id: data.matrix.columns[at].id,
        words: data.words[first ? "first" : "again"].replace("{principle}", line.label).replace("{event}", data.matrix.columns[at].words) })),
    })).filter((line) => line.cells.length);
    const used = new Set(lines.flatMap((line) => line.cells.map((cell) => cell.at)));
    const kept = [...used].sort((a, b) => a - b), now = new Map(kept.map((at, number) => [at, number]));
    for (const cell of lines.flatMap((line) => line.cells)) cell.at = now.get(cell.at);
    return { columns: kept.map((at) => columns[at]), lines };
  }

  function byYear({ columns, lines }) {
    const years = [...new Set(columns.map((column) => column.label.split(" ")[0]))];
    const at = columns.map((column) => years.indexOf(column.label.split(" ")[0]));
    const merge = (cells) => {
      const found = new Map();
      for (const cell of cells) {
        const same = found.get(at[cell.at]);
        found.set(at[cell.at], same ? { ...same, words: `${same.words}\n${cell.words}` } : { ...cell, at: at[cell.at] });
      }
      return [...found.values()];
    };
    return { columns: years.map((label) => ({ label })), lines: lines.map((line) => ({ ...line, cells: merge(line.cells) })) };
  }

  window.timelineGrid = (data, view) => {
    const width = measure();
    let { columns, lines } = choose(data, view);
    if (!lines.length) return { svg: "", whole: true };
    const gutter = Math.min(Math.max(...lines.map((line) => width(line.label))), view.width * 0.45) + 18;
    const lean = Math.max(...columns.map((column) => width(column.label))) * TILT;
    let pitch = (view.width - gutter - lean - 8) / columns.length, head = lean + 16, upright = false;
    const roomy = pitch >= PITCH && head < view.height / 2.5;
    if (!roomy) {
      ({ columns, lines } = byYear({ columns, lines }));
      upright = true;
      pitch = (view.width - gutter - 8) / columns.length;
      head = width("2000") + 16;
    }
    const all = lines.length, fits = Math.floor((view.height - head - 4) / LEAST), most = Math.max(1, fits < all ? fits - 1 : all);
    const often = new Set([...lines].sort((a, b) => b.cells.length - a.cells.length).slice(0, most));
    const whole = roomy && often.size === all;
    lines = lines.filter((line) => often.has(line));
    const rest = all - lines.length, drawn = lines.length + (rest ? 1 : 0);
    const row = Math.min(MOST, (view.height - head - 4) / drawn), radius = Math.min(MARK, pitch * 0.42, row * 0.4);
    const x = (at) => gutter + pitch * (at + 0.5), step = upright ? Math.ceil(FONT * 1.25 / pitch) : 1;
    const link = (href, inside) => `<a href="${escape(href)}">${inside}</a>`;
    const heads = columns.map((column, at) => `<path class="rule" d="M${round(x(at))} ${round(head)}V${round(head + row * lines.length)}"/>`
      + (at % step ? "" : `<text class="column" transform="translate(${round(x(at) + 4)} ${round(head - 8)}) rotate(${upright ? -90 : -45})">${column.words ? `<title>${escape(column.words)}</title>` : ""}${escape(column.label)}</text>`));
    const rows = lines.map((line, number) => {
      const y = head + row * (number + 0.5), marks = line.cells.map((cell) => {
        const drawn = cell.first ? `<path class="mark first" d="${star(x(cell.at), y, radius * 1.25)}"><title>${escape(cell.words)}</title></path>`
          : `<circle class="mark" cx="${round(x(cell.at))}" cy="${round(y)}" r="${round(radius * 0.75)}"><title>${escape(cell.words)}</title></circle>`;
        return link(view.href(cell.id), drawn);
      });
      const label = link(view.termHref(line.id), `<text class="line" x="${round(gutter - 12)}" y="${round(y + 4)}" text-anchor="end"><title>${escape(line.label)}</title>${escape(cut(line.label, gutter - 16, width))}</text>`);
      return `<g>${label}<path class="thread" d="M${round(x(line.cells[0].at))} ${round(y)}H${round(x(line.cells.at(-1).at))}"/>${marks.join("")}</g>`;
    });
    if (rest) rows.push(`<text class="column" x="${round(gutter - 12)}" y="${round(head + row * (lines.length + 0.5) + 4)}" text-anchor="end">… +${rest}</text>`);
    const height = round(head + row * drawn + 4);
    return { whole, svg: `<svg class="matrix" xmlns="http://www.w3.org/2000/svg" width="${view.width}" height="${height}" viewBox="0 0 ${view.width} ${height}" role="group" aria-label="${escape(data.words.matrix)}">${heads.join("")}${rows.join("")}</svg>` };
  };
})();
