// Starts `goodword serve` on a fresh directory and a free port, and launches a
// program with an advocate through the API, as a business would.

import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

function binary() {
  const target = process.env.CARGO_TARGET_DIR ?? resolve(import.meta.dirname, "../target");
  const path = join(target, "debug", "goodword");
  if (!existsSync(path)) {
    throw new Error(`${path} is missing: build it with \`cargo build -p goodword-cli\``);
  }
  return path;
}

function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

// With `demo` it fills itself with the demonstration's businesses first.
export async function startServer({ demo = false } = {}) {
  const data = mkdtempSync(join(tmpdir(), "goodword-e2e-"));
  const url = `http://127.0.0.1:${await freePort()}`;
  const listen = url.slice("http://".length);
  const words = ["serve", "--listen", listen, "--data", data, ...(demo ? ["--demo"] : [])];
  const child = spawn(binary(), words, {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let log = "";
  child.stderr.on("data", (chunk) => {
    log = (log + chunk).slice(-20_000);
  });
  const ended = new Promise((done) => child.once("exit", done));
  const stop = async () => {
    child.kill("SIGTERM");
    const code = await ended;
    rmSync(data, { recursive: true, force: true });
    return code;
  };
  for (let tries = 0; ; tries += 1) {
    if (child.exitCode !== null || tries > 300) {
      await stop();
      throw new Error(`the server did not start:\n${log}`);
    }
    const ready = await fetch(`${url}/readyz`).catch(() => undefined);
    if (ready?.ok) break;
    await sleep(100);
  }
  const key = execFileSync(binary(), ["key", "create", "--name", "e2e", "--data", data], {
    encoding: "utf8",
  }).trim();
  return {
    url,
    stop,
    api: (method, path, body) => call(`${url}${path}`, key, method, body),
    // What it has said on standard error so far.
    said: () => log,
  };
}

async function call(address, key, method, body) {
  const answer = await fetch(address, {
    method,
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${address}: ${answer.status} ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}

// A fact, as the business's own system sends it.
export function fact(id, type, data) {
  const time = new Date(Date.now() - 60_000).toISOString();
  return { specversion: "1.0", source: "e2e", id, type, time, data };
}

// A program of a preset, with an advocate who wants to be named; answers the
// program's id and the path of the advocate's link.
export async function launch(server, preset, advocate, displayName) {
  const program = await server.api("POST", "/api/v1/programs", {
    preset,
    live_from: "2000-01-01T00:00:00Z",
  });
  const attributes = { display_name: displayName, phone: "+86 139 0000 0000" };
  const added = fact(`added-${advocate}`, "customer.added", { customer: advocate, attributes });
  await server.api("POST", "/api/v1/events", added);
  const enrolled = await server.api("POST", "/api/v1/advocates", {
    program: program.id,
    customer: advocate,
  });
  return { program: program.id, path: `/r/${enrolled.code}` };
}
