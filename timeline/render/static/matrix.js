// The matrix as a plotly chart, fetched when the reader asks for it; "back" returns to the drawing.
"use strict";

(() => {
  const button = document.getElementById("explore");
  const place = document.getElementById("matrix");
  const drawings = [...place.children];
  const words = { ...button.dataset, explore: button.textContent };
  const css = (name) => getComputedStyle(document.body).getPropertyValue(name).trim();
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let host = null;

  const load = (name) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = document.body.dataset.root + "assets/" + name;
    script.onload = resolve;
    script.onerror = () => reject(new Error(name));
    document.head.append(script);
  });

  function draw() {
    const { figure } = window.timelineMatrix;
    const line = css("--line"), paper = css("--paper"), ink = css("--ink");
    const data = figure.data.map((trace, at) => ({ ...trace, marker: { ...trace.marker, color: css(at ? "--kept" : "--first") } }));
    const axis = { gridcolor: line, color: ink };
    const narrow = host.clientWidth < 640;
    const layout = {
      ...figure.layout, xaxis: { ...figure.layout.xaxis, ...axis }, yaxis: { ...figure.layout.yaxis, ...axis },
      paper_bgcolor: paper, plot_bgcolor: paper, dragmode: narrow ? false : "pan", font: { family: css("--interface"), color: ink, size: narrow ? 11 : 12 },
      hoverlabel: { bgcolor: css("--raised"), bordercolor: line, font: { family: css("--interface"), color: ink } },
      modebar: { bgcolor: "rgba(0,0,0,0)", color: css("--soft"), activecolor: ink },
    };
    return window.Plotly.react(host, data, layout, {
      displaylogo: false, showSendToCloud: false, plotlyServerURL: "", responsive: true, scrollZoom: false, displayModeBar: true,
      locale: document.documentElement.lang, modeBarButtonsToRemove: ["select2d", "lasso2d", "autoScale2d"],
      toImageButtonOptions: { scale: 2, filename: "matrix" },
    });
  }

  // Arrow keys walk the marks by principle, then by time; Enter opens the event.
  function walk(live) {
    const marks = window.timelineMatrix.figure.data.flatMap((trace, curveNumber) => trace.x.map((x, pointNumber) =>
      ({ x, y: trace.y[pointNumber], curveNumber, pointNumber, href: trace.customdata[pointNumber], words: trace.hovertext[pointNumber] })));
    marks.sort((a, b) => a.y - b.y || a.x - b.x);
    let at = -1;
    host.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (event.target !== host || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === "Enter" && marks[at]) location.href = marks[at].href;
      if (!by) return;
      event.preventDefault();
      at = Math.max(0, Math.min(marks.length - 1, at + by));
      const { curveNumber, pointNumber } = marks[at];
      window.Plotly.Fx.hover(host, [{ curveNumber, pointNumber }]);
      live.textContent = marks[at].words;
    });
    host.on("plotly_click", (event) => { location.href = event.points[0].customdata; });
  }

  async function explore() {
    button.textContent = words.loading;
    try {
      if (!window.timelineMatrix) await Promise.all([load(`matrix.${document.documentElement.lang}.js`), load("plotly.min.js")]);
    } catch {
      button.textContent = words.failed;
      return;
    }
    const lang = document.documentElement.lang, { locale } = window.timelineMatrix;
    if (lang !== "en") window.Plotly.register({ moduleType: "locale", name: lang, dictionary: locale.dictionary, format: locale.format });
    host = document.createElement("div");
    host.tabIndex = 0;
    host.setAttribute("role", "group");
    host.setAttribute("aria-label", words.name);
    const live = document.createElement("p");
    live.className = "unseen";
    live.setAttribute("role", "status");
    place.append(host, live);
    drawings.forEach((one) => { one.hidden = true; });
    await draw();
    walk(live);
    dark.addEventListener("change", draw);
    button.textContent = words.back;
    button.setAttribute("aria-expanded", "true");
    place.dataset.drawn = "plotly";
  }

  function leave() {
    dark.removeEventListener("change", draw);
    window.Plotly.purge(host);
    place.replaceChildren(...drawings);
    drawings.forEach((one) => { one.hidden = false; });
    host = null;
    button.textContent = words.explore;
    button.setAttribute("aria-expanded", "false");
    delete place.dataset.drawn;
  }

  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => (host ? leave() : explore()));
})();
