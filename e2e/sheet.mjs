// A contact sheet: every picture of a folder, by page, to be looked at in a browser.

import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const STYLE = `body { font: 14px system-ui; margin: 24px; background: #888 }
h2 { margin: 32px 0 8px } .row { display: flex; flex-wrap: wrap; gap: 12px }
figure { margin: 0 } figcaption { font-size: 12px } img { height: 300px; background: #fff }`;

export function writeSheet(folder) {
  const pages = new Map();
  for (const file of readdirSync(folder).filter((file) => file.endsWith(".png")).sort()) {
    const [name] = file.split(".");
    pages.set(name, [...(pages.get(name) ?? []), file]);
  }
  const figure = (file) =>
    `<figure><a href="${file}"><img src="${file}" alt="" loading="lazy"></a>` +
    `<figcaption>${file}</figcaption></figure>`;
  const rows = [...pages].map(
    ([name, files]) => `<h2>${name}</h2><div class="row">${files.map(figure).join("")}</div>`,
  );
  const html = `<!doctype html><meta charset="utf-8"><title>Goodword in pictures</title>
<style>${STYLE}</style><h1>Goodword in pictures</h1>${rows.join("\n")}\n`;
  writeFileSync(join(folder, "index.html"), html);
}
