"use strict";
// The interactive chart. The figure comes from the build; here it is coloured as the page is, its rows are those of the
// drawing that it replaces, or packed for a phone, its labels are packed for the years in view whenever a gesture ends,
// and it is made to work by keyboard and by touch. plotly draws.
window.timelineExplore = async ({ overview, shown, words, lang, open, range, moved }) => {
  const { figure, labels, lanes, gutters, locale, first, last } = window.timelineChart;
  const { TOP, measure, fit, isFree, settle } = window.timelineRows;
  const DAY = 864e5, RIGHT = 8, MARGIN = 22, GAP = 6, SLIDER = 48, EVERY = 80, WIDE_BAR = 60, SHORTEST = 9;
  const PHONE = { row: 30, head: 24, aim: 12, own: 24 }; // rows in which a finger finds its mark, headings above the lanes
  const LAPTOP = { row: 17, head: 4, aim: 4.5, own: EVERY };
  const UNDER = figure.layout.height - figure.layout.yaxis.range[0];
  const touch = matchMedia("(hover: none)").matches;
  const host = document.createElement("div");
  const live = document.createElement("p");
  live.className = touch ? "picked" : "unseen";
  live.setAttribute("role", "status");
  if (touch) live.textContent = words.touch;
  host.className = "explorer";
  host.tabIndex = 0;
  host.setAttribute("role", "group");
  host.setAttribute("aria-label", words.chart + ". " + words.keys);
  overview.style.minHeight = overview.offsetHeight + "px";
  overview.before(host, live);
  overview.hidden = true;

  const css = (name, element = document.body) => getComputedStyle(element).getPropertyValue(name).trim();
  const laneColours = () => lanes.map((_, lane) => {
    const probe = document.createElement("i");
    probe.className = "lane-" + (lane % 8);
    host.append(probe);
    const colour = css("--lane", probe);
    probe.remove();
    return colour;
  });
  const number = (date) => Date.parse(date.replace(" ", "T").slice(0, 10) + "T00:00:00Z");
  const iso = (time) => new Date(time).toISOString().slice(0, 10);
  const exact = (time) => new Date(time).toISOString().slice(0, 19);
  const whole = [iso(first * DAY), iso(last * DAY)];
  const place = new Map(labels.ids.map((id, at) => [id, at]));
  let view = [range[0] || whole[0], range[1] || whole[1]];
  let order = [], cursor = -1, points = new Map(), frame = null;

  // --- rows: of the drawing where there is one, else packed here ---

  const important = (at) => labels.importance[at] === 3;
  const present = () => labels.ids.map((_, at) => at).filter((at) => !shown || shown.has(labels.ids[at]));
  const makeFrame = () => {
    const drawing = [...overview.children].find((one) => getComputedStyle(one).display !== "none");
    const name = drawing && drawing.className.split(" ")[1], svg = drawing && drawing.querySelector("svg");
    const drawn = svg && settle(svg, shown);
    const here = present();
    const labelled = drawn && drawn.lanes.reduce((sum, lane) => sum + lane.placed.length, 0);
    if (drawn && (labelled === here.length || here.length > EVERY)) return fromDrawing(drawn, here, gutters[name], parseFloat(svg.getAttribute("width")));
    const phone = host.clientWidth < 640;
    return packed(here, phone ? PHONE : LAPTOP, phone ? MARGIN : gutters[name || "narrow"], svg ? parseFloat(svg.getAttribute("width")) : host.clientWidth);
  };

  const fromDrawing = ({ lanes: boxes, height }, here, left, width) => {
    const places = new Map();
    boxes.forEach((box, lane) => {
      const head = [...box.heading.querySelectorAll("tspan")].map((line) => line.textContent.trim());
      box.lines = head;
      for (const event of box.placed) {
        const by = box.y - box.from + (event.row - event.was) * LAPTOP.row;
        places.set(event.id, { ...event, lane, y: event.y + by, textY: event.textY + by - (event.side === "over" ? 2.5 : 4.2) + (event.lines - 1) * 7 });
      }
    });
    for (const at of here) {
      const lane = labels.lanes[at], y = boxes[lane].density;
      if (!places.has(labels.ids[at])) places.set(labels.ids[at], { lane, row: -1, lines: 1, y, textY: y, side: "right", words: [labels.titles[at]] });
    }
    return { left, width, height, places, lanes: boxes };
  };

  // Words in two lines of about the same length.
  const halve = (title, bold) => {
    if (measure(title, bold) < 150) return [title];
    const ends = [...title.matchAll(/\s+|[\u2e80-\uffef](?=[\u2e80-\uffef])(?![，。、；：！？”’）》」』])(?<![“‘（《「『])/g)];
    const cuts = ends.map((end) => [title.slice(0, end.index + end[0].length).trim(), title.slice(end.index + end[0].length)]);
    const longest = (lines) => Math.max(...lines.map((line) => measure(line, bold)));
    return cuts.reduce((best, lines) => (longest(lines) < longest(best) ? lines : best), [title]);
  };

  const packed = (here, kind, left, width) => {
    const places = new Map(), room = width - left - RIGHT;
    const x = (day) => ((day - first) / (last - first)) * room;
    let y = TOP;
    const boxes = lanes.map((name, lane) => {
      const rows = [], own = here.filter((at) => labels.lanes[at] === lane).sort((a, b) => labels.importance[b] - labels.importance[a] || a - b);
      for (const at of own) {
        const lines = kind === PHONE ? halve(labels.titles[at], important(at)) : [labels.titles[at]];
        const wide = Math.max(...lines.map((line) => measure(line, important(at)))) + GAP;
        const low = x(labels.starts[at]) - kind.aim, high = x(labels.ends[at]) + kind.aim;
        const sides = [[low, high + wide], [low - wide, high]].filter(([start, end]) => start >= 0 && end <= room);
        const most = here.length <= kind.own || important(at) ? Infinity : rows.length;
        const { row, found } = (sides.length && fit(rows, sides, 1, most)) || fit(rows, [[low, high]]);
        const middle = y + kind.head + (row + 0.5) * kind.row;
        places.set(labels.ids[at], { lane, row, lines: 1, y: middle, textY: middle, words: lines, side: sides[found] && sides[found][0] < low ? "left" : "right" });
      }
      const box = { y, height: own.length ? kind.head + rows.length * kind.row + 4 : 0, lines: [name] };
      y += box.height;
      return box;
    });
    return { left, width, height: y + 4, places, lanes: boxes, phone: kind === PHONE };
  };

  // --- labels: the more important first; one stands only where neither a mark nor a label of its row is ---

  const plotWidth = () => frame.width - frame.left - RIGHT;
  const scale = () => {
    const [from, to] = view.map(number), width = plotWidth();
    return { x: (time) => ((time - from) / (to - from)) * width, time: (x) => from + (x / width) * (to - from), width };
  };
  const span = (at, x) => {
    const half = labels.starts[at] === labels.ends[at] ? [3.5, 3.5, 4.5, 6][labels.importance[at]] : 0;
    const low = x(labels.starts[at] * DAY), high = x(labels.ends[at] * DAY), thin = Math.max(0, (half ? 0 : SHORTEST) - (high - low)) / 2;
    return [low - half - thin, high + half + thin];
  };
  const pack = () => {
    const { x, time, width } = scale();
    const rows = new Map(), found = [];
    const visible = present().filter((at) => span(at, x)[1] >= 0 && span(at, x)[0] <= width);
    const rowsOf = ({ lane, row, lines }) => Array.from({ length: lines }, (_, line) => lane + ":" + (row + line));
    const take = (spot, stretch) => { for (const key of rowsOf(spot)) rows.set(key, [...(rows.get(key) || []), stretch]); };
    for (const at of visible) take(frame.places.get(labels.ids[at]), [...span(at, x), at]);
    visible.sort((a, b) => labels.importance[b] - labels.importance[a] || a - b);
    for (const at of visible) {
      const spot = frame.places.get(labels.ids[at]), [low, high] = span(at, x);
      const wide = Math.max(...spot.words.map((line) => measure(line, important(at))));
      const sides = { right: [high + GAP, high + GAP + wide], left: [low - GAP - wide, low - GAP] };
      const starts = Math.min(Math.max(low, 2), width - wide);
      const tries = spot.side === "over" && high - Math.max(low, 0) >= WIDE_BAR ? [[starts, starts + wide]]
        : spot.side === "left" ? [sides.left, sides.right] : [sides.right, sides.left];
      const clear = ([start, end]) => start >= 0 && end <= width + 1
        && rowsOf(spot).every((key) => isFree(rows.get(key).filter((one) => one[2] !== at), [start, end]));
      const chosen = tries.find(clear);
      if (!chosen) continue;
      take(spot, [...chosen, -1]);
      const text = spot.words.map((line) => line.replace(/[&<>]/g, (sign) => "&#" + sign.charCodeAt() + ";")).join("<br>");
      const left = chosen === sides.left;
      found.push({ text, weight: important(at) ? 600 : 400, x: exact(time(chosen[left ? 1 : 0])), y: spot.textY, position: left ? "middle left" : "middle right" });
    }
    return found;
  };

  // --- drawing ---

  const written = (trace) => {
    const found = pack();
    return {
      ...trace, x: found.map((one) => one.x), y: found.map((one) => one.y), text: found.map((one) => one.text),
      textposition: found.map((one) => one.position), textfont: { ...trace.textfont, color: css("--ink"), weight: found.map((one) => one.weight) },
    };
  };
  const traces = (colours) => {
    const { x, time, width } = scale();
    const hits = { mode: "markers", x: [], y: [], customdata: [], hovertext: [], hoverinfo: "text", xaxis: "x2", marker: { size: 22, opacity: 0 } };
    points = new Map();
    const drawn = figure.data.map((trace, curve) => {
      if (trace.mode === "text") return written(trace);
      const keep = trace.customdata.map((_, at) => at).filter((at) => frame.places.has(trace.customdata[at]));
      const head = trace.hoverinfo === "skip"; // the end of a bar that stands for itself already
      if (!head) keep.forEach((at, spot) => points.set(trace.customdata[at], { curveNumber: curve, pointNumber: spot }));
      const only = (list) => (Array.isArray(list) ? keep.map((at) => list[at]) : list);
      const ids = only(trace.customdata), events = ids.map((id) => place.get(id));
      const y = ids.map((id) => frame.places.get(id).y);
      const marker = Object.fromEntries(Object.entries(trace.marker).map(([name, value]) => [name, only(value)]));
      Object.assign(marker, { color: colours[trace.meta], line: { ...trace.marker.line, color: colours[trace.meta] } });
      const made = { ...trace, x: only(trace.x), y, hovertext: only(trace.hovertext), customdata: ids, marker };
      if (head) return made;
      const spans = events.map((at) => span(at, x));
      // What plotly does not clip it looks at mark by mark while one drags: only where the edge would cut a mark.
      if (trace.type !== "bar") return { ...made, cliponaxis: !spans.some(([low, high]) => (low < 0 && high > 0) || (low < width && high > width)) };
      spans.forEach(([low, high], at) => {
        hits.x.push(exact(time((Math.max(low, 0) + Math.min(high, width)) / 2)));
        hits.y.push(y[at]);
        hits.customdata.push(ids[at]);
        hits.hovertext.push(made.hovertext[at]);
      });
      return { ...made, base: spans.map(([low]) => exact(time(low))), x: spans.map(([low, high]) => time(high) - time(low)), width: only(trace.width) };
    });
    return [...drawn, hits];
  };

  const layout = (colours) => {
    const line = css("--line"), ink = css("--ink"), paper = css("--paper"), soft = css("--soft");
    const bottom = Math.max(frame.height, TOP + 2 * SLIDER);
    const inUse = frame.lanes.map((box, lane) => ({ ...box, lane })).filter((box) => box.height);
    const headings = inUse.map((box) => ({
      ...figure.layout.annotations[0], text: box.lines.map((one) => one.replace(/[&<>]/g, (sign) => "&#" + sign.charCodeAt() + ";")).join("<br>"),
      y: box.y + (frame.phone ? 2 : 4), xshift: -frame.left, font: { ...figure.layout.annotations[0].font, color: colours[box.lane] },
    }));
    const axis = { ...figure.layout.xaxis, range: view, gridcolor: line, color: soft, nticks: Math.max(3, Math.floor(plotWidth() / 68)), ticklabeloverflow: "allow" };
    axis.rangeslider = { ...axis.rangeslider, bgcolor: css("--raised"), bordercolor: line, range: whole, thickness: Math.min(0.5, SLIDER / (bottom + UNDER - TOP - figure.layout.margin.b)) };
    return {
      ...figure.layout, width: frame.width, height: bottom + UNDER, annotations: headings, xaxis: axis, margin: { ...figure.layout.margin, l: frame.left, r: RIGHT },
      xaxis2: { ...figure.layout.xaxis2, range: view }, yaxis: { ...figure.layout.yaxis, range: [bottom, TOP] }, dragmode: touch || frame.phone ? false : "pan",
      shapes: inUse.map((box) => ({ ...figure.layout.shapes[0], x0: -frame.left / plotWidth(), y0: box.y, y1: box.y, line: { width: 1, color: line } })),
      paper_bgcolor: paper, plot_bgcolor: paper, font: { ...figure.layout.font, family: css("--interface"), color: ink },
      hoverlabel: { bgcolor: css("--raised"), bordercolor: line, font: { family: css("--interface"), color: ink } },
      modebar: { bgcolor: "rgba(0,0,0,0)", color: soft, activecolor: ink },
    };
  };
  const config = {
    displaylogo: false, showSendToCloud: false, plotlyServerURL: "", responsive: false, scrollZoom: false, locale: lang, displayModeBar: true,
    modeBarButtonsToRemove: ["zoom2d", "pan2d", "select2d", "lasso2d", "autoScale2d", "hoverClosestCartesian", "hoverCompareCartesian", "toggleSpikelines"],
    toImageButtonOptions: { scale: 2, filename: "timeline" }, doubleClick: "reset",
  };
  let drawn = Promise.resolve(); // one drawing after the other, and none after the end
  const draw = (anew) => {
    drawn = drawn.then(() => {
      if (!host.clientWidth) return undefined; // nothing fits, and the page says so
      if (anew || !frame) { frame = makeFrame(); order = present(); }
      const colours = laneColours();
      return window.Plotly.react(host, traces(colours), layout(colours), config);
    });
    return drawn;
  };

  // --- keyboard and touch ---

  const say = (at) => {
    if (!touch) { live.textContent = labels.spoken[at]; return; }
    const link = document.createElement("a");
    link.href = document.body.dataset.home + "events/" + labels.ids[at] + ".html";
    link.textContent = labels.spoken[at];
    live.replaceChildren(link);
  };
  const step = async (to) => {
    cursor = Math.max(0, Math.min(order.length - 1, to));
    const at = order[cursor];
    if (at === undefined) return;
    const [from, until] = view.map(number);
    const middle = ((labels.starts[at] + labels.ends[at]) / 2) * DAY;
    if (middle < from || middle > until) {
      const half = (until - from) / 2;
      await window.Plotly.relayout(host, { "xaxis.range": [iso(middle - half), iso(middle + half)] });
      await drawn;
    }
    window.Plotly.Fx.hover(host, [points.get(labels.ids[at])]);
    say(at);
  };
  // A finger that moves sideways takes the years along; one that moves up or down scrolls the page.
  let finger = null;
  const swipe = (event) => {
    const one = event.touches[0], moving = host.querySelector(".cartesianlayer");
    if (event.type === "touchstart") {
      finger = event.touches.length === 1 && event.target.closest(".nsewdrag") ? { x: one.clientX, y: one.clientY, by: 0, sideways: null } : null;
    } else if (finger && event.type === "touchmove") {
      finger.by = one.clientX - finger.x;
      finger.sideways ??= Math.abs(finger.by) > Math.abs(one.clientY - finger.y);
      if (!finger.sideways) { finger = null; return; }
      event.preventDefault();
      moving.style.transform = "translateX(" + finger.by + "px)";
    } else if (finger) {
      const [from, to] = view.map(number), by = (finger.by / plotWidth()) * (to - from);
      const kept = Math.max(first * DAY - from, Math.min(last * DAY - to, -by));
      moving.style.transform = "";
      if (event.type === "touchend" && Math.abs(finger.by) > 10) window.Plotly.relayout(host, { "xaxis.range": [iso(from + kept), iso(to + kept)] });
      finger = null;
    }
  };
  for (const type of ["touchstart", "touchmove", "touchend", "touchcancel"]) host.addEventListener(type, swipe, { passive: false });

  window.Plotly.setPlotConfig({ logging: 0 });
  // English is plotly's own, and the fallback of all others.
  if (lang !== "en") window.Plotly.register({ moduleType: "locale", name: lang, dictionary: locale.dictionary, format: locale.format });
  await draw(true);
  // What plotly draws first is words for the whole axis: in a part of it they are missing until it draws again.
  if (view.join() !== whole.join()) await window.Plotly.redraw(host);
  host.on("plotly_click", (event) => {
    const id = event.points[0].customdata;
    if (touch) say(place.get(id)); else open(id);
  });
  host.on("plotly_relayout", (change) => {
    const axis = host.layout.xaxis;
    if (!Object.keys(change).some((key) => key.startsWith("xaxis"))) return;
    view = axis.range.map((end) => String(end).slice(0, 10));
    draw();
    moved(...(view.join() === whole.join() ? [] : view));
  });
  const keys = (event) => {
    const to = { ArrowRight: cursor + 1, ArrowDown: cursor + 1, ArrowLeft: cursor - 1, ArrowUp: cursor - 1, Home: 0, End: order.length - 1 }[event.key];
    if (event.target !== host || event.altKey || event.ctrlKey || event.metaKey) return;
    if (to !== undefined) { event.preventDefault(); step(to); }
    if (event.key === "Enter" && order[cursor] !== undefined) open(labels.ids[order[cursor]]);
  };
  host.addEventListener("keydown", keys);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const recolour = () => draw();
  dark.addEventListener("change", recolour);
  let width = host.clientWidth;
  const resize = new ResizeObserver(() => {
    if (host.clientWidth && host.clientWidth !== width) { width = host.clientWidth; draw(true); }
  });
  resize.observe(host);
  overview.style.minHeight = "";

  return {
    show: (found) => { shown = found; cursor = -1; return draw(true); },
    close: async () => {
      resize.disconnect();
      dark.removeEventListener("change", recolour);
      await drawn;
      window.Plotly.purge(host);
      host.remove();
      live.remove();
      overview.hidden = false;
    },
  };
};
