const { run, need } = require("./frame.cjs");
const nlp = need("compromise");

nlp.plugin(need("compromise-dates"));

run((text) =>
  nlp(text)
    .dates()
    .json({ offset: true })
    .map((row) => {
      const dates = row.dates || {};
      const start = row.offset.start;
      const days = [dates.start, dates.end].map((date) => (date ? date.slice(0, 10) : null));
      return [start, start + row.offset.length, ...days];
    }),
);
