// The review page: one item at a time, by keys or by mouse. The server decides; this shows and asks.

import { difference, find, make, titleOf } from "./elements.js";
import { decision, KINDS, showForm } from "./form.js";
import { showPassages } from "./passages.js";

let state = { items: [], choices: {} };
let at = 0;
let waiting = null; // what to send again after a conflict
let busy = false; // while a decision is being written

const current = () => state.items[at];

async function ask(path, body) {
  const options = body ? { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) } : {};
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw Object.assign(new Error("The review has ended in the terminal; what you typed stays here until the page is closed."), { status: 0 });
  }
  const value = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(value.error), { status: answer.status, value });
  return value;
}

function tell(text, { fault = false, written = "", remarks = [] } = {}) {
  const parts = [make("p", {}, make("strong", {}, text))];
  if (remarks.length) parts.push(make("details", {}, make("summary", {}, `${remarks.length} ${remarks.length === 1 ? "remark" : "remarks"} of the check`),
    make("ul", {}, ...remarks.map((remark) => make("li", {}, remark)))));
  if (written) parts.push(make("details", {}, make("summary", {}, "What was written"), make("div", { class: "difference" }, ...difference(written))));
  find("message").className = fault ? "fault" : "";
  find("message").replaceChildren(...parts);
}

// --- showing ---

function take(fresh, key = current()?.key) {
  state = fresh;
  const place = state.items.findIndex((item) => item.key === key);
  at = Math.max(0, Math.min(place >= 0 ? place : at, state.items.length - 1));
  draw();
}

function draw() {
  find("file").textContent = state.file ?? "";
  document.title = `${state.items.length} to decide · ${state.file ?? "Review"}`;
  const all = state.decided + state.items.length;
  find("progress").max = Math.max(all, 1);
  find("progress").value = all ? state.decided : 1;
  find("counts").textContent = `${state.decided} decided, ${state.items.length} to go`;
  find("undo").disabled = !state.decided;
  drawQueue();
  drawItem();
}

function drawQueue() {
  find("queue").replaceChildren(...state.items.map((item, place) => make("li", {},
    make("button", { type: "button", "aria-current": place === at ? "true" : undefined, onclick: () => go(place) },
      make("span", { class: "kind" }, `${KINDS[item.kind]}${item.entry.date ? ` · ${item.entry.date}` : ""}`),
      titleOf(item.entry.title)))));
  find("queue").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
}

async function drawItem() {
  const item = current();
  document.body.classList.toggle("empty", !item);
  if (!item) {
    find("draft-heading").textContent = "Nothing is left to decide";
    find("form").replaceChildren();
    find("told").replaceChildren();
    return;
  }
  drawForm(item);
  find("draft").scrollTop = 0;
  try {
    const { passages } = await ask(`/passages?key=${encodeURIComponent(item.key)}`);
    if (current() !== item) return;
    showPassages(find("told"), passages);
    showChosen();
    find("passages").dataset.shown = item.key; // for those who wait for it
  } catch (error) {
    tell(error.message, { fault: true });
  }
}

// The passages pane moves to the first mark, if that is out of sight; the page itself stays.
function showChosen() {
  const pane = find("passages");
  pane.scrollTop = 0;
  const mark = find("told").querySelector(".chosen");
  if (mark) pane.scrollTop = Math.max(0, mark.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight * 0.7);
}

function drawForm(item) {
  showForm(item, state.choices);
  find("merge").onclick = openMerge;
  find("reject").onclick = openReject;
}

function go(place) {
  if (place < 0 || place >= state.items.length || place === at) return;
  at = place;
  drawQueue();
  drawItem();
}

// --- deciding ---

async function send(path, body, item) {
  if (busy) return;
  busy = true;
  const said = { accept: "Accepted", merge: "Merged", reject: "Rejected" }[body.decision?.action] ?? "Taken back";
  try {
    const fresh = await ask(path, body);
    take(fresh, fresh.key);
    tell(`${said}: ${titleOf((item ?? current()).entry.title)}`, fresh);
    document.activeElement?.blur();
  } catch (error) {
    if (error.status === 409) showConflict(error.value, path, body, item);
    else tell(error.message, { fault: true });
  } finally {
    busy = false;
  }
}

function decide(changes) {
  const item = current();
  if (item) send("/decide", { key: item.key, version: state.version, decision: { ...decision(item), ...changes } }, item);
}

const undo = () => state.decided && send("/undo", {});

function openReject() {
  find("reasons").replaceChildren(...state.choices.reasons.map((reason) => make("option", { value: reason })));
  find("reject-reason").value = "";
  find("reject-dialog").showModal();
}

function openMerge() {
  find("merge-filter").value = "";
  drawTargets();
  find("merge-dialog").showModal();
}

const months = (date = "") => {
  const [, year, month = "06"] = /(\d[\dX]{3})(?:-(\d\d))?/.exec(date) ?? [];
  return year ? Number(year.replaceAll("X", "5")) * 12 + Number(month) : 0;
};

function drawTargets() {
  const item = current();
  const own = months(item.entry.date ?? item.not_after);
  const wanted = find("merge-filter").value.trim().toLowerCase();
  const found = state.choices.events
    .filter((event) => event.id !== item.entry.id)
    .filter((event) => `${event.id} ${event.date} ${Object.values(event.title).join(" ")}`.toLowerCase().includes(wanted))
    .sort((one, other) => Math.abs(months(one.date) - own) - Math.abs(months(other.date) - own));
  find("merge-target").replaceChildren(...found.map((event, place) =>
    make("option", { value: event.id, selected: place === 0 }, `${event.date}  ${titleOf(event.title)}${event.status ? " (draft)" : ""}`)));
}

function showConflict(value, path, body, item) {
  waiting = { path, body, item };
  find("theirs").replaceChildren(...difference(value.theirs || " (nothing that this page has seen)"));
  find("mine").replaceChildren(...difference(value.mine || " (nothing)"));
  find("write-mine").hidden = path === "/undo";
  find("conflict-dialog").showModal();
}

async function afterConflict(write) {
  const { path, body, item } = waiting;
  await refresh(item?.key);
  if (write) await send(path, { ...body, version: state.version }, item);
  else tell("Nothing was written. What you typed is still in the form.");
}

// Shows the file as it is now; what was typed stays.
async function refresh(key) {
  try {
    const fresh = await ask("/state");
    if (fresh.version !== state.version) take(fresh, key);
  } catch (error) {
    tell(error.message, { fault: true });
  }
}

// --- keys and buttons ---

function onSubmit(id, act) {
  const dialog = find(id);
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.close();
    act();
  });
  dialog.querySelector(".cancel")?.addEventListener("click", () => dialog.close("cancel"));
}

const KEYS = { j: () => go(at + 1), k: () => go(at - 1), a: () => decide({}), u: undo, "?": () => find("help-dialog").showModal(),
  e: () => find("date")?.select(), m: () => current() && openMerge(), r: () => current() && openReject() };

document.addEventListener("keydown", (event) => {
  if (document.querySelector("dialog[open]")) return;
  const field = event.target.closest("#form :is(input, select, textarea)"); // not one of a dialog that has just closed
  if (event.key === "Enter" && event.ctrlKey && field) { event.preventDefault(); decide({}); return; }
  if (event.key === "Escape" && field) { field.blur(); find("passages").focus(); return; }
  if (field || event.ctrlKey || event.metaKey || event.altKey || !find("single-keys").checked) return;
  if (Object.hasOwn(KEYS, event.key)) { event.preventDefault(); KEYS[event.key](); }
});

document.addEventListener("redraw", (event) => {
  drawForm(current());
  find("form").querySelector(event.detail)?.focus();
});
find("form").addEventListener("submit", (event) => { event.preventDefault(); decide({}); });
find("previous").onclick = KEYS.k;
find("next").onclick = KEYS.j;
find("undo").onclick = undo;
find("help").onclick = KEYS["?"];
find("merge-filter").addEventListener("input", drawTargets);
find("merge-filter").addEventListener("keydown", (event) => { if (event.key === "ArrowDown") { event.preventDefault(); find("merge-target").focus(); } });
find("merge-target").addEventListener("keydown", (event) => { if (event.key === "Enter") event.target.form.requestSubmit(); });
find("merge-target").addEventListener("dblclick", (event) => event.target.form.requestSubmit());
onSubmit("help-dialog", () => {});
onSubmit("merge-dialog", () => decide({ action: "merge", fields: {}, target: find("merge-target").value }));
onSubmit("reject-dialog", () => decide({ action: "reject", reason: find("reject-reason").value }));
onSubmit("conflict-dialog", () => afterConflict(true));
find("conflict-dialog").querySelector(".cancel").addEventListener("click", () => afterConflict(false));

window.addEventListener("focus", () => { if (!busy && !document.querySelector("dialog[open]")) refresh(); });

refresh();
