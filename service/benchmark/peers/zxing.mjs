// Reads the photos that TakePhotos wrote with zxing-wasm and counts those that show the text.
// Usage: node zxing.mjs DIRECTORY   prints one line of JSON: read by disturbance, and milliseconds of CPU
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { createRequire } from "node:module";

const directory = process.argv[2];
const wasm = readFileSync(createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm"));
await prepareZXingModule({ overrides: { wasmBinary: wasm.buffer }, fireImmediately: true });
const text = readFileSync(join(directory, "text.txt"), "utf8").trim();
const photos = readdirSync(directory).filter((name) => name.endsWith(".jpg")).sort();
const counts = {};
let read = 0;
let slowest = 0;
const start = performance.now();
for (const name of photos) {
  const begin = performance.now();
  const results = await readBarcodes(new Uint8Array(readFileSync(join(directory, name))), {
    formats: ["QRCode"],
    tryHarder: true,
  });
  slowest = Math.max(slowest, performance.now() - begin);
  const disturbance = name.split("-")[0];
  counts[disturbance] ??= [0, 0];
  counts[disturbance][1]++;
  if (results.some((result) => result.text === text)) {
    counts[disturbance][0]++;
    read++;
  }
}
console.log(
  JSON.stringify({
    reader: "zxing-wasm",
    photos: photos.length,
    read,
    meanMs: Math.round((performance.now() - start) / photos.length),
    slowestMs: Math.round(slowest),
    ...Object.fromEntries(Object.entries(counts).map(([name, [hits, all]]) => [name, `${hits}/${all}`])),
  }),
);
