/** How the browser's verifier answers each kind of vector; the names are the folders of docs/spec/vectors. */

import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { accessToken, contentKey, file, presentation } from '../../src/handover/keys.mjs';
import { fromBase64, fromBase64Url, toBase64Url } from '../../src/verify/base64.mjs';
import { fromHex, hex } from '../../src/verify/bytes.mjs';
import { isCheckpointSignedBy, parseCheckpoint, parseVerifierKey } from '../../src/verify/checkpoint.mjs';
import { judgeConsortiumSeal } from '../../src/verify/consortium-seal.mjs';
import { parseReceiptFile, verifyReceipt } from '../../src/verify/hand-over-receipt.mjs';
import { keyOfSpki } from '../../src/verify/keys.mjs';
import { isLogEntry } from '../../src/verify/log-entry.mjs';
import { leafHash, verifyConsistency, verifyInclusion, verifyRange } from '../../src/verify/merkle.mjs';
import { parsePayload } from '../../src/verify/payload.mjs';
import { judgeRange } from '../../src/verify/range.mjs';
import { parseRange } from '../../src/verify/range-bundle.mjs';
import { readQrText, toDigits } from '../../src/verify/qr-text.mjs';
import { parseSdJwt } from '../../src/verify/sd-jwt.mjs';
import { isSealSignedBy, readSeal } from '../../src/verify/seal.mjs';
import { parseStatusToken } from '../../src/verify/status-token.mjs';
import { plainJson } from '../../src/verify/strict-json.mjs';
import { parseTilePath } from '../../src/verify/tile-path.mjs';
import { isProven, parseTlogProof } from '../../src/verify/tlog-proof.mjs';
import { parseTrustPolicy, verify } from '../../src/verify/verify.mjs';
import { verifyPast } from '../../src/verify/verify-past.mjs';

const ACCEPTED = 'accepted';

/** By folder: what a vector says has to come out, and what the verifier makes of it. Both are compared as they are. */
export const ANSWERS = {
  'merkle/inclusion': { expected, answer: (json) => accepted(inclusion(json)) },
  'merkle/consistency': { expected, answer: (json) => accepted(consistency(json)) },
  'merkle/range': { expected, answer: (json) => accepted(range(json)) },
  'log/entry': { expected, answer: ({ entry, leafHash: leaf }) => accepted(isEntry(fromHex(entry), leaf)) },
  'log/checkpoint': { expected, answer: checkpoint },
  'log/proof': { expected, answer: proof },
  'log/verifier-key': { expected, answer: ({ verifierKey }) => accepted(parseVerifierKey(verifierKey) !== undefined) },
  'log/tile-path': { expected, answer: ({ path }) => accepted(parseTilePath(path) !== undefined) },
  'credential/sd-jwt': { expected, answer: credential },
  'credential/made-elsewhere': { expected, answer: credentialMadeElsewhere },
  'credential/entry-payload': { expected, answer: ({ cbor }) => parsePayload(fromHex(cbor)).refused ?? ACCEPTED },
  'seal/bytes': { expected, answer: seal },
  'seal/qr-text': { expected, answer: qrText },
  'status/token': { expected, answer: statusToken },
  'status/made-elsewhere': { expected, answer: statusToken },
  'hand-over/receipt': { expected: (json) => json.expected, answer: handOverReceipt },
  'stream/range': { expected: (json) => json.expected, answer: rangeOfReadings },
  'hand-over/keys': { expected, answer: handedOver },
  consortium: { expected: (json) => json.expected, answer: consortium },
  history: { expected: (json) => json.expected, answer: history },
  pdf: { expected: expectedReport, answer: report },
  verify: { expected: expectedReport, answer: report },
};

/** What the verifier makes of the vector: the report; one with a history is about a past instant. */
export function judge({ presented, file, evidence, policy, now, history: told }) {
  const presentation = presented.seal === undefined ? { ...presented, file } : { seal: fromBase64Url(presented.seal) };
  const reading = policy === undefined ? null : parseTrustPolicy(policy);
  return told === undefined ? verify(presentation, evidence, reading, now) : verifyPast(presentation, { ...evidence, history: told }, reading, now);
}

function expected({ expected: answer, reason }) {
  return answer === ACCEPTED ? ACCEPTED : (reason ?? answer);
}

function accepted(is) {
  return is ? ACCEPTED : 'refused';
}

function inclusion({ index, treeSize, path, leafHash: leaf, root }) {
  return verifyInclusion(BigInt(index), BigInt(treeSize), path.map(fromHex), fromHex(leaf), fromHex(root));
}

function consistency({ firstSize, secondSize, path, firstRoot, secondRoot }) {
  const sizes = [BigInt(firstSize), BigInt(secondSize)];
  return verifyConsistency(...sizes, path.map(fromHex), fromHex(firstRoot), fromHex(secondRoot));
}

function range({ from, treeSize, leafHashes, left, right, root }) {
  return verifyRange(BigInt(from), BigInt(treeSize), leafHashes.map(fromHex), left.map(fromHex), right.map(fromHex), fromHex(root));
}

function isEntry(entry, leaf) {
  return isLogEntry(entry) && hex(leafHash(entry)) === leaf;
}

async function checkpoint({ note, verifierKey }) {
  const read = parseCheckpoint(note);
  return accepted(typeof read !== 'string' && (await isCheckpointSignedBy(read, parseVerifierKey(verifierKey))));
}

async function proof({ proof: text, leafHash: leaf, verifierKey }) {
  const read = parseTlogProof(text);
  return accepted(typeof read !== 'string' && (await isProven(read, fromHex(leaf), parseVerifierKey(verifierKey))));
}

async function credential({ text, publicKey, audience, nonce }) {
  const { credential: read, refused } = parseSdJwt(text);
  if (read === undefined) {
    return refused;
  }
  if (!(await read.jws.isSignedBy(keyOfSpki(fromBase64(publicKey))))) {
    return 'signature';
  }
  const { audience: aud, nonce: challenge, isRight } = read.keyBinding ?? {};
  const holderSigned = nonce === undefined || (aud === audience && challenge === nonce && (await isRight()));
  return holderSigned ? ACCEPTED : 'holder-binding';
}

async function credentialMadeElsewhere(json) {
  const answer = await credential(json);
  deepStrictEqual(plainJson(parseSdJwt(json.text).credential.claims), json.claims);
  return answer;
}

async function seal({ seal: digits, publicKey }) {
  const { seal: read, refused } = readSeal(fromHex(digits));
  return refused ?? ((await isSealSignedBy(read, keyOfSpki(fromBase64(publicKey)))) ? ACCEPTED : 'signature');
}

function qrText({ text, bytes }) {
  const { host, seal: read, refused } = readQrText(text);
  if (refused === undefined) {
    strictEqual(hex(read), bytes);
    strictEqual(`https://${host}/s#${toDigits(read)}`, text);
  }
  return refused ?? ACCEPTED;
}

async function statusToken({ text, publicKey, uri, version, statuses }) {
  const { token, refused } = await parseStatusToken(text);
  if (token === undefined) {
    return refused;
  }
  if (!(await token.jws.isSignedBy(keyOfSpki(fromBase64(publicKey))))) {
    return 'signature';
  }
  strictEqual(token.uri, uri);
  strictEqual(token.version, BigInt(version));
  strictEqual(Array.from({ length: token.list.size }, (_, i) => token.list.at(i)).join(''), statuses);
  return ACCEPTED;
}

/** What a recipient's page makes of what it was sent. */
async function handedOver({ secret, grant, key, presentation: sealed, sha256, file: encrypted, token, text, content }) {
  const bytes = fromBase64Url(secret);
  try {
    const view = { grant: { id: grant }, key, presentation: sealed };
    const opened = await contentKey(bytes, view);
    const shown = await presentation(opened, view);
    const plain = new Uint8Array(await new Blob(await file(opened, sha256, fromBase64Url(encrypted))).arrayBuffer());
    deepStrictEqual([await accessToken(bytes), shown, toBase64Url(plain)], [token, text, content]);
    return ACCEPTED;
  } catch (error) {
    if (error.code === 'ERR_ASSERTION') throw error;
    return 'refused';
  }
}

/** Verdict, and the first check that decided with its reason. */
async function handOverReceipt({ receipt: text, policy, now }) {
  const { receipt } = parseReceiptFile(text);
  if (receipt === undefined) {
    return 'unreadable';
  }
  return decided(await verifyReceipt(receipt, policy === undefined ? null : parseTrustPolicy(policy), now));
}

async function rangeOfReadings({ range: text, policy, now }) {
  const { range: read } = parseRange(text);
  return read === undefined ? 'unreadable' : decided(await judgeRange(read, policy === undefined ? null : parseTrustPolicy(policy), now));
}

function decided({ verdict, checks }) {
  const decides = { INVALID: ({ outcome }) => outcome === 'failed', INDETERMINATE: ({ outcome, required }) => required && outcome === 'undetermined', VALID: () => false }[verdict];
  const first = checks.find(decides);
  return first === undefined ? verdict : `${verdict} ${first.check} ${first.reason}`;
}

function consortium(json) {
  const parts = {
    header: fromHex(json.header),
    transactionIndex: BigInt(json.transactionIndex),
    receiptProof: json.receiptProof.map(fromHex),
    logIndex: BigInt(json.logIndex),
  };
  const [atHeight, inOffice, ever] = [json.validators, json.inOffice, json.ever].map((each) => new Set(each));
  const { contract, logId, treeSize, root } = json;
  const validators = { atHeight, inOffice, ever };
  const { sealed, refused } = judgeConsortiumSeal(parts, { validators, contract, logId, treeSize: BigInt(treeSize), root });
  return sealed === undefined ? refused : 'sealed';
}

/** The past of a status: recorded, in law, what shows it, why something is missing; and STATUS with its reason. */
async function history(json) {
  const report = await judge(json);
  const { recorded, proof: shown, legal, reason } = report.history;
  const { outcome, reason: why } = report.checks.find(({ check }) => check === 'STATUS');
  const said = { recorded, proof: shown, legal, reason, status: why === undefined ? outcome : `${outcome} ${why}` };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/** Verdict, time, the check that the case is about, and that no other check failed. */
function expectedReport({ expected: { verdict, asOf, check, outcome, reason } }) {
  return { verdict, asOf, check: check && { outcome, reason }, othersFailed: [] };
}

async function report(json) {
  const { verdict, asOf, checks } = await judge(json);
  const { check: name, asOf: wanted } = json.expected;
  const about = checks.find(({ check }) => check === name);
  const others = checks.filter(({ check, outcome }) => check !== name && outcome === 'failed');
  return {
    verdict,
    asOf: wanted && asOf,
    check: about && { outcome: about.outcome, reason: about.reason },
    othersFailed: others.map(({ check }) => check),
  };
}
