// Writes `.br` beside everything that the server sends compressed. Not beside
// index.html: the server writes a fresh nonce into it for each answer.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const dist = new URL("../dist/", import.meta.url).pathname;
const kinds = /\.(js|css|svg|json|woff)$/;

for (const name of readdirSync(dist, { recursive: true })) {
  const path = join(dist, name);
  if (!kinds.test(name) || name.startsWith(".vite")) continue;
  const text = readFileSync(path);
  const small = brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    },
  });
  if (small.length < text.length) writeFileSync(`${path}.br`, small);
}
