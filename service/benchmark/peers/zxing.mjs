// Reads the photos that QrDecodeRate wrote with zxing-wasm and counts those that show the text.
// Usage: node zxing.mjs TEXT_FILE DIRECTORY   prints {"reader", "photos", "read", "cpuMs"}
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { createRequire } from "node:module";

const wasm = readFileSync(createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm"));
await prepareZXingModule({ overrides: { wasmBinary: wasm.buffer }, fireImmediately: true });
const text = readFileSync(process.argv[2], "utf8").trim();
const photos = readdirSync(process.argv[3]).filter((name) => name.endsWith(".jpg"));
const start = process.cpuUsage();
let read = 0;
for (const name of photos) {
  const results = await readBarcodes(new Uint8Array(readFileSync(join(process.argv[3], name))), {
    formats: ["QRCode"],
    tryHarder: true,
  });
  if (results.some((result) => result.text === text)) read++;
}
const used = process.cpuUsage(start);
console.log(
  JSON.stringify({ reader: "zxing-wasm", photos: photos.length, read, cpuMs: Math.round((used.user + used.system) / 1000) }),
);
