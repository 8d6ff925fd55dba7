"use strict";
// The lanes chart, laid out in the browser for a frame and a choice of events that nobody knew at build time: embeds and
// slides. The rules are those of render/drawing/layout.py, marks.py and fitting.py, and so are the classes of what is drawn.
(() => {
  const AXIS = 26, PAD = 4, ABOVE = 12, HEADING = 16, DENSITY = 16, LOW = 12, ROW = 17, LINE = 14, FONT = 12, MARGIN = 60;
  const DOTS = { 1: 3.5, 2: 4.5, 3: 6 }, GAP = 6, CLEAR = 14, BIN = 6, BAR = 9, WIDE_BAR = 60, BESIDE_FROM = 560, DAY = 864e5;
  const PIECE = /[“‘（《「『〈]*[\u2e80-\uffef][，。、；：！？”’）》」』〉…]*\s*|[^\s\u2e80-\uffef]+\s*|\s+/g;
  const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const round = (number) => Math.round(number * 10) / 10;
  const dayOf = (year, month = 0) => new Date(0).setUTCFullYear(year, month, 1) / DAY;
  const yearOf = (day) => new Date(day * DAY).getUTCFullYear();

  const pen = document.createElement("canvas").getContext("2d");
  const measure = (font) => {
    pen.font = font;
    return (text) => pen.measureText(text).width * 1.02;
  };
  const wrap = (text, width, limit) => {
    const lines = [""];
    for (const piece of text.match(PIECE) || []) {
      if (lines.at(-1) && width((lines.at(-1) + piece).trimEnd()) > limit) lines.push("");
      lines[lines.length - 1] += lines.at(-1) ? piece : piece.trimStart();
    }
    return lines.map((line) => line.trimEnd());
  };

  // "2014", "2014-05" or "2014-05-21" as its first day and the day after its last; null for anything else.
  const period = (date) => {
    const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date || "") || [];
    if (!year) return null;
    if (!month) return [dayOf(+year), dayOf(+year + 1)];
    const first = dayOf(+year, month - 1);
    return day ? [first + +day - 1, first + +day] : [first, dayOf(+year, +month)];
  };
  const list = (text) => (text || "").split(",").filter(Boolean);
  const choose = (data, { from, to, lanes, terms, events }) => {
    const start = period(from)?.[0] ?? -Infinity, end = period(to)?.[1] ?? Infinity;
    const inLanes = list(lanes), withTerms = list(terms), only = list(events);
    return data.events.filter((event) => event.start < end && event.end > start && (!only.length || only.includes(event.id))
      && (!inLanes.length || inLanes.includes(data.lanes[event.lane].id))
      && (!withTerms.length || (event.terms || []).some((term) => withTerms.includes(term))));
  };

  const domain = (events, from, to) => {
    const sure = events.filter((event) => event.shape !== "band");
    const days = (sure.length ? sure : events).flatMap((event) => [!event.opens && event.start, !event.goes && event.end]).filter(Number.isFinite);
    const first = Math.min(...days), last = Math.max(...days);
    return [period(from)?.[0] ?? dayOf(yearOf(first - MARGIN)), period(to)?.[1] ?? dayOf(yearOf(last + MARGIN + 365))];
  };

  // Rows of one lane: first fit, with the labels that `most` rows have room for.
  function fill(events, scale, widths, most) {
    const rows = [], marks = [], rest = [];
    const free = (row, start, end) => (rows[row] || []).every(([low, high]) => high + CLEAR <= start || end + CLEAR <= low);
    const order = most === Infinity ? events : [...events].sort((a, b) => b.importance - a.importance);
    for (const event of order) {
      const mark = place(event, scale), label = most && find(mark);
      if (label) marks.push({ ...mark, ...label }); else rest.push(mark);
    }
    return { rows: rows.length, marks, rest };

    function find(mark) {
      const ways = write(mark, scale, widths);
      for (let row = 0; row <= rows.length && row < most; row++) {
        for (const way of ways) {
          const taken = way.lines.map((_, line) => row + line);
          if (row + way.lines.length > most || !taken.every((at) => free(at, way.start, way.end))) continue;
          for (const at of taken) (rows[at] ||= []).push([way.start, way.end]);
          return { ...way, row };
        }
      }
      return null;
    }
  }

  function place(event, { x, left, right }) {
    let start = x(event.start), end = x(event.end);
    if (event.shape === "point") start = end = (start + end) / 2;
    else if (end - start < BAR) [start, end] = [(start + end - BAR) / 2, (start + end + BAR) / 2];
    const [low, high] = [start, end].map((edge) => Math.min(Math.max(edge, left + 2), right));
    return { event, x: low, end: high };
  }

  function write(mark, { left, right }, widths) {
    const width = widths[mark.event.importance === 3 ? "bold" : "plain"];
    for (const limit of [right - left - 24, 320, 240, 180, 130]) {
      const lines = wrap(mark.event.title, width, limit), wide = Math.max(...lines.map(width)), found = [];
      const half = mark.event.shape === "point" ? DOTS[mark.event.importance] : 0, start = mark.x - half, end = mark.end + half;
      if (mark.end - mark.x >= WIDE_BAR) {
        const text = Math.min(mark.x, right - wide);
        if (text >= left + 2) found.push({ side: "over", text, start: text, end: Math.max(mark.end, text + wide) });
      } else {
        if (end + GAP + wide <= right) found.push({ side: "right", text: end + GAP, start, end: end + GAP + wide });
        if (start - GAP - wide >= left + 2) found.push({ side: "left", text: start - GAP, start: start - GAP - wide, end });
      }
      if (found.length && lines.length <= 4) return found.map((way) => ({ ...way, lines, till: mark.end }));
    }
    return [];
  }

  const laneHeight = (rows, lines, above, counted) => {
    if (above) return ABOVE + rows * ROW + (counted ? LOW : 0);
    return Math.max(2 * PAD + rows * ROW + (counted ? DENSITY : 0), lines * LINE + 2 * PAD + 4);
  };
  // Sainte-Laguë's highest averages, as long as the rows fit.
  const share = (needs, fits) => {
    const rows = needs.map(() => 0);
    let open = needs.map((_, lane) => lane).filter((lane) => needs[lane]);
    while (open.length) {
      const lane = open.reduce((best, one) => (needs[one] / (2 * rows[one] + 1) > needs[best] / (2 * rows[best] + 1) ? one : best));
      rows[lane] += 1;
      const tooMuch = !fits(rows);
      if (tooMuch) rows[lane] -= 1;
      if (tooMuch || rows[lane] === needs[lane]) open = open.filter((one) => one !== lane);
    }
    return rows;
  };

  const shape = ({ event, x, end, y }) => {
    const about = event.about ? " about" : "", wide = Math.max(end - x, 1);
    if (event.shape === "point") return `<circle class="dot${about}" cx="${round(x)}" cy="${round(y)}" r="${DOTS[event.importance]}"/>`;
    const arrows = (event.opens ? `<path class="arrow" d="M${round(x - 6)} ${round(y)}l6 -4v8z"/>` : "")
      + (event.goes ? `<path class="arrow" d="M${round(end + 6)} ${round(y)}l-6 -4v8z"/>` : "");
    const [kind, top, high] = event.shape === "band" ? ["band", y - ROW + 6, ROW - 4] : ["bar", y - 2, 4];
    return `<rect class="${kind}${about}" x="${round(x)}" y="${round(top)}" width="${round(wide)}" height="${high}" rx="2"/>${arrows}`;
  };
  // Between lines stands a space for those who hear them, on the side where it moves nothing.
  const text = (lines, x, y, left) => lines.map((line, at) => `<tspan x="${round(x)}" y="${round(y + at * LINE)}">${left && at ? " " : ""}${escape(line)}${left || lines.length < 2 ? "" : " "}</tspan>`).join("");

  // view: {width, height, from, to, lanes, terms, events, lineage}; returns {svg, events, whole};
  // `svg` is "" without events, `whole` tells whether all of them have their labels.
  window.timelineLanes = (data, view) => {
    let events = choose(data, view);
    const known = new Set(events.map((event) => event.id));
    const pairs = view.lineage ? events.flatMap((event) => (event.follows || []).filter((id) => known.has(id)).map((id) => [id, event.id])) : [];
    if (view.lineage) events = events.filter((event) => pairs.some((pair) => pair.includes(event.id)));
    if (!events.length) return { svg: "", events, whole: true };
    const family = getComputedStyle(document.documentElement).getPropertyValue("--interface");
    const widths = { plain: measure(`${FONT}px ${family}`), bold: measure(`600 ${FONT}px ${family}`) };
    const used = data.lanes.map((_, lane) => lane).filter((lane) => events.some((event) => event.lane === lane));
    const owns = used.map((lane) => events.filter((event) => event.lane === lane));

    const layOut = (above) => {
      const left = above ? 8 : view.width < 900 ? 92 : 128, right = view.width - 8;
      const [first, last] = domain(events, view.from, view.to);
      const scale = { left, right, first, last, x: (day) => left + (day - first) / (last - first) * (right - left) };
      const heads = used.map((lane) => (above ? [data.lanes[lane].label] : wrap(data.lanes[lane].label, widths.bold, left - 14)));
      const whole = owns.map((own) => fill(own, scale, widths, Infinity));
      const heights = (rows) => rows.map((row, at) => laneHeight(row, heads[at].length, above, row < whole[at].rows || whole[at].rest.length));
      const total = (rows) => AXIS + 4 + heights(rows).reduce((sum, one) => sum + one, 0);
      const needs = whole.map((lane) => lane.rows);
      const rows = total(needs) <= view.height ? needs : share(needs, (some) => total(some) <= view.height);
      const lanes = rows.map((row, at) => (row === needs[at] ? whole[at] : fill(owns[at], scale, widths, row)));
      return { scale, heads, lanes, above, height: total(rows) };
    };
    let chart = layOut(view.width < BESIDE_FROM);
    if (!chart.above && chart.height > view.height) chart = layOut(true);
    const whole = chart.height <= view.height && chart.lanes.every((lane) => !lane.rest.length);
    return { svg: draw(chart, used), events, whole };

    function draw({ scale, heads, lanes, above, height }, numbers) {
      const spots = new Map(), parts = [];
      let y = AXIS;
      lanes.forEach((lane, at) => {
        const colour = `lane-${numbers[at] % 8}`, label = data.lanes[numbers[at]].label;
        parts.push(`<path class="divide" d="M0 ${round(y)}H${view.width}"/><text class="heading ${colour}"><title>${escape(label)}</title>${text(heads[at], above ? 8 : 0, y + (above ? ABOVE - 1 : HEADING))}</text>`);
        const top = y + (above ? ABOVE : PAD), strip = top + lane.rows * ROW + (above ? LOW : DENSITY) / 2;
        for (const mark of lane.marks) mark.y = mark.side === "over" ? top + mark.row * ROW + (mark.lines.length - 1) * LINE + ROW - 1 : top + mark.row * ROW + ROW / 2;
        for (const mark of lane.rest) mark.y = strip;
        for (const mark of [...lane.marks, ...lane.rest]) spots.set(mark.event.id, [(mark.x + (mark.side ? mark.till : mark.end)) / 2, mark.y]);
        parts.push(...(pairs.length ? lane.rest.map((mark) => `<g class="${colour}">${shape(mark)}</g>`) : bins(lane.rest, scale, strip, above ? LOW : DENSITY)));
        const marks = [...lane.marks].sort((a, b) => a.event.start - b.event.start);
        parts.push({ marks: marks.map((mark) => {
          const baseline = top + mark.row * ROW + ROW / 2 + (mark.side === "over" ? 2.5 : 4.2), { event } = mark;
          const words = `<text${mark.side === "left" ? ' class="left"' : ""}${event.lang ? ` lang="${event.lang}"` : ""}>${text(mark.lines, mark.text, baseline, mark.side === "left")}</text>`;
          const drawn = shape({ ...mark, end: mark.till }), order = mark.side === "over" && event.shape === "bar" ? words + drawn : drawn + words;
          return `<a class="event ${colour} rank-${event.importance}" data-id="${event.id}" href="${escape(view.href(event.id))}"><title>${escape(event.spoken)}</title>${order}</a>`;
        }) });
        y += laneHeight(lane.rows, heads[at].length, above, lane.rest.length);
      });
      const box = `0 0 ${view.width} ${round(y + 4)}`, name = told(data, events.length);
      const flat = parts.filter((part) => !part.marks).join(""), marks = parts.flatMap((part) => part.marks || []).join("");
      return `<svg class="chart" xmlns="http://www.w3.org/2000/svg" width="${view.width}" height="${round(y + 4)}" viewBox="${box}" role="group" aria-label="${escape(name)}"><g class="axis" aria-hidden="true">${axis(scale, y)}</g>${curves(spots)}${flat}${marks}</svg>`;
    }

    function axis({ first, last, left, right, x }, bottom) {
      const from = yearOf(first), to = yearOf(last), pixels = (right - left) / Math.max(to - from, 1);
      const named = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((step) => step * pixels >= 44) || 1000;
      const ruled = [1, 5, 10, 50, 100, 500].find((step) => step * pixels >= 8) || 1000;
      let drawn = "";
      for (let year = from; year <= to; year++) {
        const at = x(dayOf(year)), labelled = year % named === 0 && at >= Math.max(left - 1, 16) && at < right - 16;
        if ((!labelled && year % ruled) || at < left - 1 || at > right + 1) continue;
        drawn += `<path class="rule${labelled ? " major" : ""}" d="M${round(at)} ${labelled ? AXIS - 6 : AXIS}V${round(bottom)}"/>`;
        if (labelled) drawn += `<text class="year" x="${round(at)}" y="${AXIS - 11}">${year}</text>`;
      }
      return drawn;
    }

    function bins(marks, { left }, y, room) {
      const columns = new Map();
      for (const mark of marks) {
        const column = Math.floor((mark.x - left) / BIN);
        columns.set(column, (columns.get(column) || 0) + 1);
      }
      return [...columns].map(([column, count]) => {
        const high = Math.min(room - 4, 3 + 3 * count), words = escape(data.words.more.replace("{n}", count));
        return `<path class="bin" d="M${left + column * BIN} ${round(y + room / 2 - 2)}v-${high}h${BIN - 1}v${high}z"><title>${words}</title></path>`;
      });
    }

    // As render/change/lineages.py draws who takes up whose formula.
    function curves(spots) {
      const paths = pairs.map(([earlier, later]) => {
        const [[x, y], [toX, toY]] = [spots.get(earlier), spots.get(later)];
        const bow = Math.abs(toY - y) < 20 ? 20 : 0, reach = Math.max((toX - x) / 2, 20);
        return `<path d="M${round(x)} ${round(y)}C${round(x + reach)} ${round(y - bow)} ${round(toX - reach)} ${round(toY - bow)} ${round(toX)} ${round(toY)}"/>`;
      });
      return paths.length ? `<g class="edges" aria-hidden="true">${paths.join("")}</g>` : "";
    }
  };
  const told = (data, number) => (number === 1 ? data.words.one : data.words.name.replace("{n}", number));
  window.timelineLanes.told = told;
  window.timelineLanes.choose = choose;
  window.timelineLanes.wrap = wrap;
})();
