// Added by `timeline serve` to every page: reloads it after a build, and shows faults while there are any.
"use strict";
(() => {
  const changes = new EventSource("/-/changes");
  let panel = null;
  changes.addEventListener("built", () => location.reload());
  changes.addEventListener("faults", (event) => {
    panel ??= document.body.appendChild(document.createElement("pre"));
    panel.setAttribute("role", "alert");
    panel.className = "preview-faults";
    panel.textContent = event.data;
    for (const [name, value] of Object.entries({
      position: "fixed", inset: "auto 0 0 0", margin: "0", padding: "1rem", maxHeight: "40vh", overflow: "auto",
      background: "#7a1420", color: "#fff", zIndex: "1000", whiteSpace: "pre-wrap",
    })) panel.style[name] = value;
  });
})();
