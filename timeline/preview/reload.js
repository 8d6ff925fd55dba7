// Added by `timeline serve` to every page: reloads it when the file was saved, shows what is wrong with the file.
"use strict";
(() => {
  const { version } = document.currentScript.dataset;
  let changes = null;
  let panel = null;
  const show = (event) => {
    panel ??= document.body.appendChild(document.createElement("pre"));
    panel.setAttribute("role", "alert");
    panel.className = "preview-faults";
    panel.textContent = event.data;
    for (const [name, value] of Object.entries({
      position: "fixed", inset: "auto 0 0 0", margin: "0", padding: "1rem", maxHeight: "40vh", overflow: "auto",
      background: "#7a1420", color: "#fff", zIndex: "1000", whiteSpace: "pre-wrap",
    })) panel.style[name] = value;
  };
  // Browsers keep six connections to a host open, for all tabs together: those that nobody sees listen later.
  const listen = () => {
    changes?.close();
    if (document.hidden) return;
    changes = new EventSource(`/-/changes?since=${version}`);
    changes.addEventListener("built", () => location.reload());
    changes.addEventListener("faults", show);
  };
  document.addEventListener("visibilitychange", listen);
  listen();
})();
