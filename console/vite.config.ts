import { resolve } from "node:path";

import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

import { mendKit } from "./scripts/mendKit.ts";

// The server of `npm run dev`'s API calls: `goodword serve` of this checkout.
const server = process.env.GOODWORD_SERVER ?? "http://127.0.0.1:8080";

export default defineConfig({
  base: "/console/",
  plugins: [react(), mendKit()],
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
