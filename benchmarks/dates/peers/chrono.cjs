const { run, need } = require("./frame.cjs");
const chrono = need("chrono-node");

const two = (number) => String(number).padStart(2, "0");

// The bounds of what chrono says it knows, not of what it implies.
function bounds(parts) {
  const year = parts.get("year");
  if (parts.isCertain("day")) {
    const day = `${year}-${two(parts.get("month"))}-${two(parts.get("day"))}`;
    return [day, day];
  }
  if (parts.isCertain("month")) {
    const month = parts.get("month");
    return [`${year}-${two(month)}-01`, `${year}-${two(month)}-${new Date(year, month, 0).getDate()}`];
  }
  return [`${year}-01-01`, `${year}-12-31`];
}

run((text, language, now) =>
  (language === "zh" ? chrono.zh : chrono.en).parse(text, now).map((row) => [
    row.index,
    row.index + row.text.length,
    bounds(row.start)[0],
    bounds(row.end || row.start)[1],
  ]),
);
