/** What the check page is told beside the verdict: what a QR code, a seal and a credential say, and what to ask for. */

import { deepStrictEqual, match, ok, rejects, strictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { concat, fromHex, hex, utf8 } from '../../src/verify/bytes.mjs';
import { EMPTY_HEAD, headAfter } from '../../src/verify/journal.mjs';
import { toDigits } from '../../src/verify/qr-text.mjs';
import { parseSealProfile } from '../../src/verify/seal-profile.mjs';
import { idOf, sha256, sha256Hex } from '../../src/verify/sha256.mjs';
import { parseCredential, parseEvidenceReply, parseQrText, parseSeal, parseTrustPolicy, questions, verify } from '../../src/verify/verify.mjs';
import { verifyPast } from '../../src/verify/verify-past.mjs';
import { judge } from './answers.mjs';
import { VECTORS } from './vectors.mjs';

const vector = (path) => JSON.parse(readFileSync(join(VECTORS, `${path}.json`), 'utf8'));
const LICENCE = fromHex(vector('seal/bytes/liquor-licence').seal);

/** A profile for the licence's fields; each field is given as its XML. */
function profileXml(entries, number = parseSeal(LICENCE).profile) {
  const fields = entries.map(([tag, type, optional = false, length = '']) =>
    `<entry tag="${tag}" optional="${optional}"><name>F${tag}</name><description>Feld &amp; ${tag}</description>${length}<type>${type}</type></entry>`);
  return utf8(`<profile><profileNumber>${number.replaceAll('-', '').toUpperCase()}</profileNumber><profileName>Erlaubnis</profileName>
    <validFromPresent>${parseSeal(LICENCE).validFrom !== undefined}</validFromPresent><validToPresent>${parseSeal(LICENCE).validTo !== undefined}</validToPresent>${fields.join('\n')}</profile>`);
}

/** A policy whose registry names this profile for the licence's type. */
function policyWith(profile, profiles = [profile]) {
  const type = parseSeal(LICENCE).profileUri;
  const change = concat(Uint8Array.of(0x0a), new Uint8Array(8), fromHex(idOf(type.includes('://') ? type : `https://${type}`)), sha256(profile));
  const address = `0x${'1'.repeat(40)}`;
  const reading = parseTrustPolicy(JSON.stringify({
    format: 'govchain-trust-policy/1', version: 1, createdAt: '2026-03-02T09:30:00Z', chainId: 1337,
    contracts: { issuerRegistry: address, checkpointAnchor: address, statusRegistry: address },
    validatorSets: [], logs: [], journal: [hex(change)], journalHead: headAfter(EMPTY_HEAD, [change]), keys: [],
    profiles: profiles.map((bytes) => Buffer.from(bytes).toString('base64')),
  }));
  ok(reading.policy, JSON.stringify(reading.refused));
  return reading;
}

const TYPES = { 17: 'INTEGER', 18: 'BOOLEAN' };
const fieldsOfLicence = () => parseSeal(LICENCE).values.map(({ tag }) => [tag, TYPES[tag] ?? 'UTF8String']);

test('a seal says what its profile says that it says', () => {
  const { claims, profileName, version } = parseSeal(LICENCE, policyWith(profileXml(fieldsOfLicence())));
  strictEqual(version, '0.9');
  strictEqual(profileName, 'Erlaubnis');
  deepStrictEqual(claims.map(({ name, description }) => [name, description]), fieldsOfLicence().map(([tag]) => [`F${tag}`, `Feld & ${tag}`]));
  const texts = ['32-4/2026-0815', 'Gasthaus Zum Goldenen Löwen GmbH & Co. KG', 'Friedrich-Wilhelm-Straße 117, Musterstadt', '52062', 'Schank, Speise', '140', 'true'];
  deepStrictEqual(claims.map(({ text }) => text), texts);
});

test('without the profile that the registry names there are no claims', () => {
  const right = profileXml(fieldsOfLicence());
  const other = profileXml(fieldsOfLicence().map(([tag]) => [tag, 'OCTET_STRING']));
  strictEqual(parseSeal(LICENCE).claims, undefined);
  strictEqual(parseSeal(LICENCE, policyWith(right, [])).claims, undefined);
  strictEqual(parseSeal(LICENCE, policyWith(right, []), [other]).claims, undefined);
  ok(parseSeal(LICENCE, policyWith(right, []), [other, right]).claims.length > 0);
});

test('content that does not fit the profile is not shown as claims', () => {
  const [first, ...rest] = fieldsOfLicence();
  const misfits = {
    'field missing': [first, ...rest, [0xf0, 'UTF8String']],
    'field unknown': rest,
    'another type': [[first[0], 'BOOLEAN'], ...rest],
    'another length': [[...first, false, '<length>1</length>'], ...rest],
  };
  for (const [name, fields] of Object.entries(misfits)) {
    strictEqual(parseSeal(LICENCE, policyWith(profileXml(fields))).claims, undefined, name);
  }
  strictEqual(parseSeal(LICENCE, policyWith(profileXml(fieldsOfLicence(), '00000000-0000-0000-0000-000000000000'))).claims, undefined);
  ok(parseSeal(LICENCE, policyWith(profileXml([first, ...rest, [0xf0, 'UTF8String', true]]))).claims.length === rest.length + 1);
});

test('profiles are read of the schema only', () => {
  const xml = new TextDecoder().decode(profileXml([[10, 'DATE']]));
  strictEqual(parseSealProfile(utf8(xml)).fields.length, 1);
  const bad = [xml.replace('<profile>', '<!DOCTYPE x><profile>'), xml.replace('DATE', 'TEXT'), xml.replace('tag="10"', 'tag="9"'), xml.replace('tag="10"', 'tag="255"'), xml.replace(/<entry.*<\/entry>/s, ''), xml.replace(/<profileNumber>../, '<profileNumber>')];
  deepStrictEqual(bad.map((text) => parseSealProfile(utf8(text))), bad.map(() => undefined));
  strictEqual(parseSealProfile(Uint8Array.of(0xff)), undefined);
});

test('a seal that is none is refused with its reason, and so is a QR code', () => {
  deepStrictEqual(parseSeal(new Uint8Array(3)), { refused: 'seal-bad-header' });
  deepStrictEqual(parseQrText('https://a.example/c#1'), { refused: 'qr-not-a-seal-link' });
  deepStrictEqual(parseQrText(`https://a.example/s#${toDigits(LICENCE)}`), { host: 'a.example', seal: LICENCE });
});

test('the text of a QR code is judged as its seal is', async () => {
  const json = vector('verify/valid-seal-with-a-status-list-alone');
  const policy = parseTrustPolicy(json.policy);
  const seal = Uint8Array.from(Buffer.from(json.presented.seal, 'base64url'));
  const qrText = `https://siegel.example/s#${toDigits(seal)}`;
  deepStrictEqual(await verify({ qrText }, json.evidence, policy, json.now), await judge(json));
  const refused = await verify({ qrText: qrText + 'x' }, json.evidence, policy, json.now);
  deepStrictEqual([refused.verdict, refused.checks[3].reason, refused.checks[3].detail], ['INVALID', 'seal-malformed', 'qr-bad-digits']);
});

test('a credential shows its facts and the claims that are disclosed', () => {
  const { claims, ...facts } = parseCredential(vector('credential/sd-jwt/key-binding').text);
  strictEqual(facts.issuer, 'https://musterstadt.example');
  strictEqual(facts.type, 'https://musterstadt.example/types/liquor-licence');
  strictEqual(facts.issuedAt, '2026-09-21T14:13:20Z');
  strictEqual(claims.file_number, '32-4/2026-0815');
  strictEqual(claims.seats, 40);
  deepStrictEqual(parseCredential('x'), { refused: 'credential-malformed' });
});

test('what to ask for is read from what is there', async () => {
  const { presented, evidence } = vector('verify/valid-bundle-with-consortium-seal-online');
  const asked = await questions(presented, {});
  const credential = JSON.parse(presented.bundle).credential.split('~')[0];
  strictEqual(asked.evidenceDigest, sha256Hex(utf8(credential)));
  strictEqual(asked.statusListId, idOf(asked.statusListUri));
  ok(asked.treeSize > asked.index && asked.log.length === 64);
  const ofSeal = await questions({ seal: LICENCE }, evidence);
  strictEqual(ofSeal.evidenceDigest, sha256Hex(LICENCE));
  deepStrictEqual(Object.values(await questions({ seal: new Uint8Array(2) }, {})).filter((each) => each !== undefined), []);
});

test('evidence by hash is read as strictly as bundles', async () => {
  const bundle = JSON.parse(vector('verify/valid-bundle-offline').presented.bundle);
  const reply = (bundles, others = {}) => parseEvidenceReply(JSON.stringify({ format: 'govchain-evidence/1', bundles, ...others }));
  strictEqual((await reply([bundle, bundle])).bundles.length, 2);
  strictEqual((await reply([])).bundles.length, 0);
  const refused = await Promise.all([reply(Array(11).fill(bundle)), reply([{}]), reply([[]]), reply('x'), reply([], { x: 1 }), parseEvidenceReply('[]'), parseEvidenceReply('')]);
  deepStrictEqual(refused.map((each) => each.bundles), refused.map(() => undefined));
});

test('a bundle has at most 1 MiB and eight keys', async () => {
  const { presented, ...others } = vector('verify/valid-bundle-offline');
  const verdictOf = async (bundle) => (await judge({ ...others, presented: { bundle } })).verdict;
  const space = ' '.repeat((1 << 20) - utf8(presented.bundle).length);
  deepStrictEqual([await verdictOf(presented.bundle + space), await verdictOf(presented.bundle + space + ' ')], ['VALID', 'INVALID']);
  const bundle = JSON.parse(presented.bundle);
  const keys = (count) => JSON.stringify({ ...bundle, keys: Array(count).fill(bundle.keys[0]) });
  deepStrictEqual([await verdictOf(keys(8)), await verdictOf(keys(9))], ['VALID', 'INVALID']);
});

test('what a bundle tells of the past of its status changes nothing about the present, and has to be readable', async () => {
  const { history, ...others } = vector('history/sealed-suspended-at-the-instant');
  const withHistory = (told) => ({ bundle: JSON.stringify({ ...JSON.parse(others.presented.bundle), history: told }) });
  deepStrictEqual(await judge({ ...others, presented: withHistory(JSON.parse(history)) }), await judge(others));
  const spoilt = [{ ...JSON.parse(history), x: 1 }, { ...JSON.parse(history), inForce: { ...JSON.parse(history).inForce, lst: 'AAAA' } }, {}];
  for (const told of spoilt) strictEqual((await judge({ ...others, presented: withHistory(told) })).checks[3].reason, 'bundle-malformed');
});

test('a history inside a bundle says what was; one that was asked for goes before it', async () => {
  const { history, ...others } = vector('history/sealed-suspended-at-the-instant');
  const presented = { bundle: JSON.stringify({ ...JSON.parse(others.presented.bundle), history: JSON.parse(history) }) };
  const reading = parseTrustPolicy(others.policy);
  strictEqual((await verifyPast(presented, others.evidence, reading, others.now)).history.recorded, 'suspended');
  const none = JSON.stringify({ format: 'govchain-status-history/1', list: JSON.parse(history).list });
  strictEqual((await verifyPast(presented, { ...others.evidence, history: none }, reading, others.now)).history.reason, 'history-not-at-hand');
});

test('recorded status and legal effect are told apart, in sentences as the Java library writes them', async () => {
  const told = async (name) => (await judge(vector(`history/${name}`))).history.sentence;
  const later = await told('revoked-with-later-effect');
  match(later.en, /^On 2 March 2026, .* it was recorded as revoked, but in law it was valid; /);
  match(later.en, /; revoked on 2 March, 10:39 \(CET\), effective from 5 March, 01:00 \(CET\)\.$/);
  match(later.de, / war es als widerrufen verzeichnet, rechtlich aber gültig; .*; widerrufen am 2\. März, 10:39 Uhr, wirksam ab 5\. März, 01:00 Uhr\.$/);
  match((await told('withdrawal-reaches-back')).de, /als gültig verzeichnet, rechtlich aber widerrufen; .*; zurückgenommen am 2\. März/);
});

test('a report can be asked for by date or text, and for no other instant', async () => {
  const json = vector('verify/valid-bundle-offline');
  const reading = parseTrustPolicy(json.policy);
  deepStrictEqual(await verify(json.presented, json.evidence, reading, new Date(json.now)), await judge(json));
  await rejects(verify(json.presented, {}, reading, 'yesterday'), TypeError);
  await rejects(verify({}, {}, reading, json.now), TypeError);
});

test('a policy that was refused makes everything INVALID, none nothing VALID', async () => {
  const json = vector('verify/valid-bundle-offline');
  const refused = parseTrustPolicy(json.policy.replace('"version":', '"version":-'));
  strictEqual(refused.refused.reason, 'policy-malformed');
  strictEqual((await verify(json.presented, json.evidence, refused, json.now)).verdict, 'INVALID');
  strictEqual((await verify(json.presented, json.evidence, null, json.now)).verdict, 'INDETERMINATE');
});
