// How much people load, from what vite says it built. Too much fails the build:
// what is heavy belongs into a part that is loaded when it is needed.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url).pathname;
const manifest = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8"));

const KB = 1024;
const SHELL = 330 * KB;
const ROUTE = 460 * KB;
const ROUTE_WITH_CHARTS = 650 * KB;
const TEXTS = 40 * KB;

const sizes = new Map();
function weight(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(dist, file))).length);
  return sizes.get(file);
}

// A chunk with everything that it imports at once.
function reach(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) reach(next, seen);
  return seen;
}

function bytes(keys) {
  const files = new Set();
  for (const key of keys) {
    files.add(manifest[key].file);
    for (const css of manifest[key].css ?? []) files.add(css);
  }
  return [...files].filter((file) => /\.(js|css)$/.test(file)).reduce((n, f) => n + weight(f), 0);
}

const shell = reach("index.html");
const rows = [["shell", bytes(shell), SHELL]];
for (const [key, chunk] of Object.entries(manifest)) {
  if (/src\/locales\//.test(key)) rows.push([key, weight(chunk.file), TEXTS]);
  if (!/^src\/features\/.*\.tsx$/.test(key) || !chunk.isDynamicEntry) continue;
  // A page counts with the parts that it always loads after itself: its charts.
  const own = reach(key, new Set(shell));
  const charts = (chunk.dynamicImports ?? []).filter((part) => /chart/.test(part));
  for (const part of charts) reach(part, own);
  rows.push([key, bytes(own), charts.length > 0 ? ROUTE_WITH_CHARTS : ROUTE]);
}

let failed = false;
for (const [name, size, limit] of rows.sort((a, b) => b[1] - a[1])) {
  const over = size > limit;
  failed ||= over;
  const numbers = `${(size / KB).toFixed(1)} of ${limit / KB} KB`;
  console.log(`${over ? "TOO MUCH" : "ok"}\t${numbers}\t${name}`);
}
if (failed) process.exit(1);
