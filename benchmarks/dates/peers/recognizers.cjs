const { run, need, day } = require("./frame.cjs");
const recognizers = need("@microsoft/recognizers-text-suite");

const cultures = { zh: recognizers.Culture.Chinese, en: recognizers.Culture.English };

run((text, language, now) =>
  recognizers.recognizeDateTime(text, cultures[language], undefined, now).flatMap((row) => {
    const value = ((row.resolution || {}).values || []).at(-1) || {};
    if (value.type === "date") return [[row.start, row.end + 1, value.value, value.value]];
    if (value.type !== "daterange" || !value.end) return [];
    const last = day(new Date(new Date(value.end).getTime() - 86400000));
    return [[row.start, row.end + 1, value.start, last]];
  }),
);
