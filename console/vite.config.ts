import { resolve } from "node:path";

import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

// The server of `npm run dev`'s API calls: `goodword serve` of this checkout.
const server = process.env.GOODWORD_SERVER ?? "http://127.0.0.1:8080";

// antd hands its nonce on to its own styles, but not to those by which it measures scroll
// bars and keeps the page behind a drawer from scrolling: the page's policy refuses them.
// The one function that puts in all of them takes the page's nonce where it is given none.
function nonceForEveryStyle(): Plugin {
  const given = "if (csp?.nonce) {\n    styleNode.nonce = csp?.nonce;\n  }";
  const page = "document.querySelector('meta[name=\"csp-nonce\"]')?.content";
  return {
    name: "nonce-for-every-style",
    apply: "build",
    transform: {
      filter: { id: /@rc-component[\\/]util[\\/]es[\\/]Dom[\\/]dynamicCSS\.js$/ },
      handler(code) {
        if (!code.includes(given)) throw new Error("antd puts in its styles in another way now");
        return code.replace(given, `styleNode.nonce = csp?.nonce || ${page} || "";`);
      },
    },
  };
}

export default defineConfig({
  base: "/console/",
  plugins: [react(), nonceForEveryStyle()],
  resolve: { alias: { "@": resolve(import.meta.dirname, "src") } },
  server: {
    proxy: Object.fromEntries(
      ["/api", "/q", "/s", "/r"].map((path) => [`^${path}/`, { target: server }]),
    ),
  },
  build: {
    manifest: true,
    // Nothing inline: the page's policy allows its own files only.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: "echarts", test: /node_modules[\\/](echarts|zrender)[\\/]/ },
          ],
        },
      },
    },
  },
  test: {
    environment: "happy-dom",
    globals: true,
    setupFiles: ["src/testing/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    testTimeout: 60_000,
    restoreMocks: true,
  },
});
