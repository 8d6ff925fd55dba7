// What every JavaScript peer's program does: read the text, find, find again and take the best time, print.
const RUNS = 12; // the engine compiles what it runs often
const ENOUGH = 2;

exports.run = (find) => {
  const asked = JSON.parse(require("fs").readFileSync(0, "utf8"));
  const times = [];
  let found = [];
  while (times.length < RUNS && times.reduce((sum, time) => sum + time, 0) < ENOUGH) {
    const begun = performance.now();
    found = find(asked.text, asked.language, new Date(asked.now));
    times.push((performance.now() - begun) / 1000);
  }
  const status = require("fs").readFileSync("/proc/self/status", "utf8");
  const megabytes = Number(/VmHWM:\s+(\d+)/.exec(status)[1]) / 1024;
  console.log(JSON.stringify({ seconds: Math.min(...times), found, megabytes }));
};
exports.day = (date) => date.toISOString().slice(0, 10);
exports.need = (name) => require(require.resolve(name, { paths: [process.cwd()] }));
