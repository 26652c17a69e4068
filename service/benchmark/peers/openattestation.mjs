// Wraps the documents of a file (one JSON object a line) in one OpenAttestation v2 batch: hashes only, no signature.
// Usage: node openattestation.mjs DOCUMENTS.ndjson   prints {"documents", "wallMs", "cpuMs"}
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { __unsafe__use__it__at__your__own__risks__wrapDocuments: v3, wrapDocuments } =
  createRequire(import.meta.url)("@govtechsg/open-attestation");
if (!wrapDocuments || !v3) throw new Error("open-attestation exports other names than expected");

const issuers = [
  {
    name: "Demo-Stadt Musterstadt",
    documentStore: "0x8bA63EAB43342AAc3AdBB4B827b68Cf4aAE5Caca",
    identityProof: { type: "DNS-TXT", location: "musterstadt.example" },
  },
];
const documents = readFileSync(process.argv[2], "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => ({ issuers, ...JSON.parse(line) }));

const wallStart = process.hrtime.bigint();
const cpuStart = process.cpuUsage();
const wrapped = wrapDocuments(documents);
const cpu = process.cpuUsage(cpuStart);
const wall = process.hrtime.bigint() - wallStart;
if (wrapped.length !== documents.length || !wrapped[0].signature.merkleRoot) throw new Error("not wrapped");
console.log(
  JSON.stringify({
    documents: documents.length,
    wallMs: Number(wall / 1000000n),
    cpuMs: Math.round((cpu.user + cpu.system) / 1000),
  }),
);
