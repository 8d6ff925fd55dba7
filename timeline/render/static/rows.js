"use strict";
// Rows: who stands beside whom without touching. The drawing closes ranks when events are filtered out, and Explore
// packs its lanes by the same rule. Numbers are those of layout.py.
window.timelineRows = (() => {
  const ROW = 17, LINE = 14, PAD = 4, DENSITY = 16, TOP = 26, CLEAR = 14, END = 4;
  const pen = document.createElement("canvas").getContext("2d");
  const number = (element, name) => parseFloat(element.getAttribute(name));

  // The width of a text in the chart's own letters.
  const family = getComputedStyle(document.body).getPropertyValue("--interface"); // asked once: each time would lay the page out
  const measure = (text, bold) => {
    pen.font = (bold ? "600 " : "") + "12px " + family;
    return pen.measureText(text).width;
  };

  // First fit: the lowest row in which one of the stretches clears what stands there, for as many rows as there are lines.
  const fit = (rows, stretches, lines = 1, most = Infinity) => {
    for (let row = 0; row + lines <= most; row += 1) {
      const taken = Array.from({ length: lines }, (_, at) => row + at);
      const found = stretches.findIndex((one) => taken.every((at) => isFree(rows[at], one)));
      if (found < 0) continue;
      for (const at of taken) (rows[at] ||= []).push(stretches[found]);
      return { row, found };
    }
    return null;
  };
  const isFree = (row = [], [start, end]) => row.every(([low, high]) => high + CLEAR <= start || end + CLEAR <= low);

  // What the drawing says of itself: lanes from top to bottom, and where in them each event stands.
  const seen = new WeakMap();
  const read = (svg) => {
    if (seen.has(svg)) return seen.get(svg);
    const headings = [...svg.querySelectorAll(".heading")];
    const bottom = number(svg, "height") - END;
    const lanes = [...svg.querySelectorAll(".divide")].map((divide, at) => (
      { divide, heading: headings[at], y: parseFloat(divide.getAttribute("d").match(/ (\S+)H/)[1]), events: [], bins: [] }
    ));
    lanes.forEach((lane, at) => { lane.height = (at + 1 < lanes.length ? lanes[at + 1].y : bottom) - lane.y; });
    const laneAt = (y) => lanes.findLast((lane) => lane.y <= y);
    const binned = (bin) => {
      const foot = parseFloat(bin.getAttribute("d").match(/ (\S+)v/)[1]), lane = laneAt(foot);
      lane.bins.push(bin);
      lane.deep = foot + 2 - DENSITY - PAD - lane.y;
    };
    for (const element of svg.querySelectorAll(".event")) {
      const text = element.querySelector("text"), broken = [...text.querySelectorAll("tspan")];
      const lines = broken.length ? broken : [text], x = number(lines[0], "x"), y = number(lines[0], "y");
      const bold = element.classList.contains("rank-3");
      const wide = Math.max(...lines.map((line) => measure(line.textContent.trim(), bold)));
      const [low, high, middle] = extent(element);
      const left = text.classList.contains("left"), lane = laneAt(y);
      const row = Math.floor((y - lane.y - PAD) / ROW);
      lane.events.push({
        id: element.dataset.id, element, row, lines: lines.length, y: middle, textY: y, words: lines.map((line) => line.textContent.trim()),
        side: left ? "left" : x < high ? "over" : "right",
        start: Math.min(low, left ? x - wide : x), end: Math.max(high, left ? x : x + wide),
      });
    }
    for (const bin of svg.querySelectorAll(".bin")) binned(bin);
    seen.set(svg, lanes);
    return lanes;
  };
  const extent = (event) => {
    const dot = event.querySelector("circle"), bar = event.querySelector("rect");
    if (dot) return [number(dot, "cx") - number(dot, "r"), number(dot, "cx") + number(dot, "r"), number(dot, "cy")];
    return [number(bar, "x"), number(bar, "x") + number(bar, "width"), number(bar, "y") + number(bar, "height") - 2];
  };

  // Where everything stands when only some events are shown (all: null). Lanes without any take no room.
  const settle = (svg, shown) => {
    let y = TOP;
    const lanes = read(svg).map((lane) => {
      const events = lane.events.filter((event) => !shown || shown.has(event.id));
      const counted = lane.bins.some((bin) => !shown || !bin.classList.contains("out"));
      const rows = [];
      const placed = shown
        ? events.slice().sort((a, b) => a.row - b.row || a.start - b.start).map((event) => ({ ...event, row: fit(rows, [[event.start, event.end]], event.lines).row, was: event.row }))
        : events.map((event) => ({ ...event, was: event.row }));
      const deep = Math.max(0, ...placed.map((event) => event.row + event.lines));
      const needed = Math.max(deep * ROW + (counted ? DENSITY : 0) + 2 * PAD, lane.heading.querySelectorAll("tspan").length * LINE + 2 * PAD + 4);
      const height = events.length || counted ? (shown ? needed : lane.height) : 0;
      const box = { ...lane, from: lane.y, y, height, placed, counted, density: y + PAD + deep * ROW + DENSITY / 2, fall: deep * ROW - lane.deep };
      y += height;
      return box;
    });
    return { lanes, height: y + END };
  };

  const moved = new WeakMap();
  const move = (element, by) => {
    if ((moved.get(element) || 0) === by) return;
    moved.set(element, by);
    if (by) element.setAttribute("transform", "translate(0 " + by + ")"); else element.removeAttribute("transform");
  };

  // Lay the drawing anew for the events that are shown. Nothing is moved sideways, so the eye finds it again.
  const relay = (svg, shown) => {
    const { lanes, height } = settle(svg, shown);
    for (const lane of lanes) {
      const by = lane.y - lane.from;
      for (const part of [lane.divide, lane.heading]) {
        part.classList.toggle("out", !lane.height);
        move(part, by);
      }
      for (const event of lane.placed) move(event.element, by + (event.row - event.was) * ROW);
      for (const bin of lane.bins) move(bin, shown ? by + lane.fall : by);
    }
    svg.setAttribute("height", height);
    svg.setAttribute("viewBox", "0 0 " + number(svg, "width") + " " + height);
  };

  return { TOP, measure, fit, isFree, settle, relay };
})();
