"use strict";
// The interactive chart. The figure comes from the build; here it is coloured as the page is, its labels are packed for
// the years in view whenever a gesture ends, and it is made to work by keyboard. plotly draws.
window.timelineExplore = async ({ overview, shown, words, lang, open, range, moved }) => {
  const { figure, labels, lanes, locale, first, last } = window.timelineChart;
  const DAY = 864e5, CLEAR = 24;
  const host = document.createElement("div");
  const live = document.createElement("p");
  live.className = "unseen";
  live.setAttribute("role", "status");
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
  const narrow = () => host.clientWidth < 640;
  const left = () => (narrow() ? 10 : figure.layout.margin.l);
  const plotWidth = () => host.clientWidth - left() - figure.layout.margin.r;
  const number = (date) => Date.parse(date.replace(" ", "T").slice(0, 10) + "T00:00:00Z");
  const iso = (time) => new Date(time).toISOString().slice(0, 10);
  const whole = [iso(first * DAY), iso(last * DAY)];
  let view = range[0] && range[1] ? range : whole;
  let order = [], cursor = -1, points = new Map();

  // Greedy: the more important first; a label stands only where neither a mark nor a label of its row is.
  const pack = () => {
    const [from, to] = view.map(number), width = plotWidth(), right = width - 4;
    const x = (time) => ((time - from) / (to - from)) * width;
    const rows = new Map();
    const visible = labels.ids.map((id, at) => at).filter((at) => (!shown || shown.has(labels.ids[at]))
      && labels.ends[at] * DAY >= from && labels.starts[at] * DAY <= to);
    for (const at of visible) {
      const box = [x(labels.starts[at] * DAY) - 6, x(labels.ends[at] * DAY) + 6];
      const y = labels.rows[at];
      if (!rows.has(y)) rows.set(y, []);
      rows.get(y).push([box[0], box[1], at]);
    }
    const text = labels.ids.map(() => "");
    const position = labels.ids.map(() => "middle right");
    visible.sort((a, b) => labels.importance[b] - labels.importance[a] || a - b);
    for (const at of visible) {
      const row = rows.get(labels.rows[at]);
      const [start, end] = row.find((box) => box[2] === at);
      const anchor = Math.max(0, (start + end) / 2);
      const sides = [[end, end + labels.widths[at] + CLEAR, "middle right"], [start - labels.widths[at] - CLEAR, start, "middle left"]];
      for (const [low, high, side] of sides) {
        const free = row.every((box) => box[2] === at || high + CLEAR / 2 <= box[0] || low - CLEAR / 2 >= box[1]);
        if (low < 0 || high > right || !free || anchor > width) continue;
        text[at] = labels.titles[at];
        position[at] = side;
        row.push([low, high, -1]);
        break;
      }
    }
    const anchors = labels.ids.map((_, at) => {
      const time = position[at] === "middle right" ? labels.ends[at] : labels.starts[at];
      return iso(time * DAY);
    });
    return { text: [text], x: [anchors], textposition: [position] };
  };

  const traces = (colours) => {
    points = new Map();
    return figure.data.map((trace, curve) => {
      if (trace.mode === "text") return { ...trace, ...Object.fromEntries(Object.entries(pack()).map(([k, v]) => [k, v[0]])), textfont: { ...trace.textfont, color: css("--ink") } };
      const keep = trace.customdata.map((id, at) => at).filter((at) => !shown || shown.has(trace.customdata[at]));
      keep.forEach((at, place) => points.set(trace.customdata[at], { curveNumber: curve, pointNumber: place }));
      const only = (list) => (Array.isArray(list) ? keep.map((at) => list[at]) : list);
      const marker = { ...trace.marker, color: colours[trace.meta], opacity: only(trace.marker.opacity), line: { ...trace.marker.line, color: colours[trace.meta] } };
      return { ...trace, x: only(trace.x), y: only(trace.y), base: only(trace.base), width: only(trace.width), hovertext: only(trace.hovertext), customdata: only(trace.customdata), marker };
    });
  };

  const layout = (colours) => {
    const line = css("--line"), ink = css("--ink"), paper = css("--paper"), soft = css("--soft");
    const headings = figure.layout.annotations.map((one, lane) => ({
      ...one, font: { ...one.font, color: colours[lane] },
      ...(narrow() ? { xshift: 0, y: one.y - 14, text: lanes[lane], bgcolor: paper } : {}),
    }));
    const axis = { ...figure.layout.xaxis, range: view, gridcolor: line, color: soft };
    axis.rangeslider = { ...axis.rangeslider, bgcolor: css("--raised"), bordercolor: line, range: whole };
    return {
      ...figure.layout, width: host.clientWidth, annotations: headings, xaxis: axis, margin: { ...figure.layout.margin, l: left() },
      xaxis2: { ...figure.layout.xaxis2, range: view }, dragmode: narrow() ? false : "pan",
      shapes: figure.layout.shapes.map((shape) => ({ ...shape, line: { ...shape.line, color: line } })),
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
  const draw = () => {
    drawn = drawn.then(() => {
      const colours = laneColours();
      return window.Plotly.react(host, traces(colours), layout(colours), config);
    });
    return drawn;
  };
  const repack = () => window.Plotly.restyle(host, pack(), [figure.data.length - 1]);

  const reorder = () => {
    order = labels.ids.map((id, at) => at).filter((at) => !shown || shown.has(labels.ids[at]));
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
    }
    window.Plotly.Fx.hover(host, [points.get(labels.ids[at])]);
    live.textContent = labels.spoken[at];
  };

  window.Plotly.setPlotConfig({ logging: 0 });
  // English is plotly's own, and the fallback of all others.
  if (lang !== "en") window.Plotly.register({ moduleType: "locale", name: lang, dictionary: locale.dictionary, format: locale.format });
  reorder();
  await draw();
  host.on("plotly_click", (event) => open(event.points[0].customdata));
  host.on("plotly_relayout", (change) => {
    const axis = host.layout.xaxis;
    if (!Object.keys(change).some((key) => key.startsWith("xaxis"))) return;
    view = axis.range.map((end) => String(end).slice(0, 10));
    repack();
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
  dark.addEventListener("change", draw);
  let width = host.clientWidth;
  const resize = new ResizeObserver(() => {
    if (host.clientWidth && host.clientWidth !== width) { width = host.clientWidth; draw(); }
  });
  resize.observe(host);
  overview.style.minHeight = "";

  return {
    show: (found) => { shown = found; reorder(); cursor = -1; return draw(); },
    close: async () => {
      resize.disconnect();
      dark.removeEventListener("change", draw);
      await drawn;
      window.Plotly.purge(host);
      host.remove();
      live.remove();
      overview.hidden = false;
    },
  };
};
