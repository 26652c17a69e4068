// Issues and verifies each document of a file with @sd-jwt/sd-jwt-vc: ES256, every claim selectively disclosable.
// Usage: node sdjwt.mjs DOCUMENTS.ndjson ROUNDS   prints {"documents", "issueCpuMs", "verifyCpuMs"} for each round
import { readFileSync } from "node:fs";
import { ES256, digest, generateSalt } from "@sd-jwt/crypto-nodejs";
import { SDJwtVcInstance } from "@sd-jwt/sd-jwt-vc";

const { privateKey, publicKey } = await ES256.generateKeyPair();
const issuer = new SDJwtVcInstance({
  signer: await ES256.getSigner(privateKey),
  verifier: await ES256.getVerifier(publicKey),
  signAlg: "ES256",
  hasher: digest,
  hashAlg: "sha-256",
  saltGenerator: generateSalt,
});
const documents = readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));

async function cpuMs(work) {
  const start = process.cpuUsage();
  await work();
  const used = process.cpuUsage(start);
  return Math.round((used.user + used.system) / 1000);
}

for (let round = 0; round < Number(process.argv[3]); round++) {
  const issued = [];
  const issueCpuMs = await cpuMs(async () => {
    for (const claims of documents) {
      issued.push(
        await issuer.issue(
          { iss: "https://musterstadt.example", iat: 1767225600, vct: "https://musterstadt.example/types/liquor-licence", ...claims },
          { _sd: Object.keys(claims) },
        ),
      );
    }
  });
  const verifyCpuMs = await cpuMs(async () => {
    for (const credential of issued) await issuer.verify(credential);
  });
  console.log(JSON.stringify({ documents: documents.length, issueCpuMs, verifyCpuMs }));
}
