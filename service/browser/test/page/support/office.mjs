import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { selfSigned } from './certificate.mjs';
import { sealMessage } from './seal.mjs';

/**
 * An authority for page tests: keys, registry, profile, status list, log. It makes documents in every state that people may meet, also
 * those that a running service does not make.
 */
export const HOST = 'siegel.musterstadt.example';
export const NOW = new Date('2026-11-21T10:00:00Z');
/** When documents of these tests are anchored. */
const ISSUED = new Date('2026-03-02T09:10:00Z');
const ISSUER = 'https://musterstadt.example';
const TYPE = `https://${HOST}/types/liquor-licence`;
const LIST = `https://${HOST}/sl/k3qz`;
const ORIGIN = 'musterstadt.example/log/2026';
const PROFILE = '7D1F0A526C1B4F0E9B0A3A5D2F6E8C01';
const NEVER = 0x7fffffffffffffffn;
const FIELDS = [
  [10, 'FILE_NUMBER', 'Aktenzeichen'],
  [11, 'HOLDER', 'Erlaubnisinhaber'],
  [12, 'PREMISES', 'Betriebsstätte'],
  [13, 'BUSINESS_KINDS', 'Betriebsart'],
];
const VALUES = ['32.1-GE-2026-0417', 'Erika Mustermann', 'Beispielgasse 4, 52062', 'Schank, Speise'];
const CLAIMS = {
  fileNumber: '32.1-GE-2026-0417',
  authority: { name: 'Stadt Musterstadt', office: 'Ordnungsamt' },
  holder: { givenNames: 'Erika', familyName: 'Mustermann', birthDate: '1984-08-12' },
  premises: { name: 'Zum Goldenen Muster', address: { street: 'Beispielgasse 4', postalCode: '52062', city: 'Musterstadt' } },
  businessKinds: ['Schankwirtschaft', 'Speisewirtschaft'],
  conditions: [{ text: 'Die Außenbewirtschaftung endet um 22 Uhr.' }],
};
export const STATUS = { valid: 0, revoked: 1, suspended: 2, superseded: 3 };

export class Office {
  keys = { credential: keyPair(), seal: keyPair(), status: keyPair() };
  log = generateKeyPairSync('ed25519');
  bits = new Uint8Array(256);
  nextIndex = 17;
  nextVersion = 5;

  /** @param {{ consortium?: import('./consortium.mjs').Consortium }} options consortium is who seals what is anchored; absent where nobody does */
  constructor({ name = 'Stadt Musterstadt', registered = true, consortium } = {}) {
    Object.assign(this, { name, registered, consortium });
  }

  /** A document: the seal, the text of its QR code, the SD-JWT, the bundle, and what the service answers about it. */
  issue({ status = 'valid', validFrom = '2026-03-02', validTo = '2029-03-01', anchored = true, signedOn = '2026-03-02', sealers } = {}) {
    const index = this.nextIndex++;
    this.bits[index >> 2] |= STATUS[status] << (2 * (index & 3));
    const seal = this.#seal(index, validFrom, validTo, signedOn);
    const { jwt, disclosures } = this.#credential(index, validFrom, validTo, signedOn);
    const entry = this.#entry(jwt, seal, anchored, sealers);
    const bundle = (credential) => ({ format: 'govchain-bundle/1', credential, seal: seal.toString('base64url'), ...entry, keys: [spki(this.keys.seal).toString('base64')] });
    return {
      seal, index,
      qrText: qrText(seal),
      credential: `${jwt}~${disclosures.map((part) => `${part}~`).join('')}`,
      bundle: JSON.stringify(bundle(`${jwt}~${disclosures.map((part) => `${part}~`).join('')}`)),
      digests: [sha256(seal), sha256(jwt)].map((digest) => digest.toString('hex')),
      evidence: JSON.stringify({ format: 'govchain-evidence/1', bundles: [bundle(`${jwt}~`)] }),
    };
  }

  /** The status list as of an instant; the token is good for two days. */
  statusList(at = NOW) {
    const iat = seconds(at) - 20;
    return this.#jwt('status', { alg: 'ES256', typ: 'statuslist+jwt' }, {
      sub: LIST, iat, exp: iat + 172_800, ttl: 60, govchain_version: this.nextVersion,
      status_list: { bits: 2, lst: deflateSync(this.bits).toString('base64url') },
    });
  }

  /** The trust policy; a later version has one change more. */
  policy({ version = 0 } = {}) {
    const at = seconds(new Date('2026-01-05T08:00:00Z'));
    const authority = sha256(ISSUER);
    const change = (kind, ...fields) => Buffer.concat([Buffer.from([kind]), u64(at), ...fields]);
    const named = this.registered ? this.keys : {};
    const journal = [
      change(1, authority, Buffer.from(this.name)),
      ...Object.entries(named).map(([purpose, pair]) => change(2, authority, sha256(spki(pair)), Buffer.from([{ credential: 1, seal: 2, status: 4 }[purpose]]), u64(at), u64(NEVER))),
      change(4, authority, sha256(TYPE), u64(at)),
      change(6, sha256(ORIGIN), randomless(20), u64(1_000_000)),
      change(9, sha256(LIST), authority, sha256(ORIGIN)),
      change(10, sha256(TYPE), sha256(profileXml())),
      ...Array.from({ length: version }, (_, i) => change(1, sha256(`https://further-${i}.example`), Buffer.from(`Kreis ${i}`))),
    ];
    return JSON.stringify({
      format: 'govchain-trust-policy/1', version: journal.length, createdAt: '2026-01-05T08:00:00Z', chainId: 1337,
      contracts: { issuerRegistry: address(1), checkpointAnchor: address(2), statusRegistry: address(3) },
      validatorSets: this.consortium === undefined ? [] : [{ fromBlock: 0, validators: this.consortium.validators }], logs: [{ origin: ORIGIN, verifierKey: this.#verifierKey() }],
      journal: journal.map((bytes) => bytes.toString('hex')),
      journalHead: journal.reduce((head, bytes) => sha256(Buffer.concat([head, bytes])), Buffer.alloc(32)).toString('hex'),
      keys: Object.values(named).map((pair) => spki(pair).toString('base64')), profiles: [profileXml().toString('base64')], maxStatusAge: 'PT24H', maxHeadAge: 'PT5M',
    });
  }

  /**
   * What the service tells about the past of a document's status: version 1 of its list, in which it is valid, and one more for each change.
   *
   * @param {{ status: string, recorded: string, effective: string }[]} changes oldest first
   */
  history({ index }, changes, at) {
    const versions = [{ status: 'valid', recorded: ISSUED.toISOString() }, ...changes].map((change, i) => this.#version(index, i + 1, change));
    const last = versions.findLastIndex(({ anchor }) => new Date(anchor.blockTime) <= at);
    const { lst, ...next } = versions[last + 1] ?? {};
    return JSON.stringify({
      format: 'govchain-status-history/1', list: LIST, inForce: versions[last], ...(lst === undefined ? {} : { next }),
      changes: changes.map((change) => ({ ...change, ...this.#change(change) })),
    });
  }

  #version(index, version, { status, recorded }) {
    const bits = Buffer.alloc(this.bits.length);
    bits[index >> 2] |= STATUS[status] << (2 * (index & 3));
    const [listId, digest, time] = [sha256(LIST), sha256(bits), new Date(Date.parse(recorded) + 2000)];
    const sealed = this.#sealed({ height: 900 + version, time, root: digest, versions: [{ listId, version, digest }] });
    const unsealed = { chainId: 1337, contract: address(2), blockNumber: 900 + version, blockHash: `0x${'ab'.repeat(32)}`, blockTime: time.toISOString().replace('.000Z', 'Z'), transactionHash: `0x${'cd'.repeat(32)}`, treeSize: 1, root: digest.toString('hex') };
    return { version, digest: digest.toString('hex'), lst: deflateSync(bits).toString('base64url'), log: ORIGIN, anchor: unsealed, ...sealed };
  }

  /** What opens the log's entry of a change, and its proof. */
  #change({ status, recorded, effective }) {
    const seconds32 = (time) => Buffer.from([0x1a, ...u64(Date.parse(time) / 1000).subarray(4)]);
    const payload = Buffer.concat([
      Buffer.from('a50150', 'hex'), randomless(16), Buffer.from([2, 1, 3, STATUS[status], 4]), seconds32(recorded), Buffer.from([5]), seconds32(effective),
    ]);
    const salt = randomless(16);
    const leaf = sha256(Buffer.concat([Buffer.from([0, 1, 4]), sha256(Buffer.concat([salt, payload]))]));
    return { payload: payload.toString('base64url'), salt: salt.toString('base64url'), ...this.#proven(leaf) };
  }

  /** What a service of this authority answers, by path. */
  answers(documents, { at = NOW, policy } = {}) {
    const paths = new Map([
      ['/trust-policy', policy ?? this.policy()],
      [new URL(LIST).pathname, this.statusList(at)],
      ['/published', JSON.stringify({ format: 'govchain-published/1', status_lists: [LIST], types: [TYPE] })],
      [new URL(TYPE).pathname, typeMetadata()],
    ]);
    for (const { digests, evidence } of documents) digests.forEach((digest) => paths.set(`/evidence/${digest}`, evidence));
    return paths;
  }

  #seal(index, validFrom, validTo, signedOn) {
    const day = (date) => Buffer.from(date.replaceAll('-', ''));
    const at = Buffer.alloc(1, index);
    const message = sealMessage(sha256(spki(this.keys.seal)).subarray(0, 20), signedOn, [
      [0, Buffer.from(PROFILE, 'hex')], [1, day(validFrom)], [2, day(validTo)],
      [3, Buffer.from(TYPE.slice(8))], [4, Buffer.from(`${HOST}/c`)], [5, Buffer.from(LIST.slice(8))], [6, at],
      ...FIELDS.map(([tag], i) => [tag, Buffer.from(VALUES[i])]),
    ]);
    return Buffer.concat([message, Buffer.from([0xff, 0x40]), signature(message, this.keys.seal)]);
  }

  #credential(index, validFrom, validTo, signedOn) {
    const disclosures = Object.entries(CLAIMS).map(([name, value]) => base64url(JSON.stringify([randomBytes(16).toString('base64url'), name, value])));
    const jwt = this.#jwt('credential', { alg: 'ES256', typ: 'dc+sd-jwt' }, {
      iss: ISSUER, iat: berlin(signedOn) + 36_000, nbf: berlin(validFrom), exp: berlin(validTo) + 86_400, vct: TYPE, jti: 'urn:uuid:28b56ba5-7fff-4d91-a9c7-44f816fea276',
      status: { status_list: { idx: index, uri: LIST } }, _sd_alg: 'sha-256', _sd: disclosures.map((text) => sha256(text).toString('base64url')).sort(),
    });
    return { jwt, disclosures };
  }

  /** The entry of the log, which is alone in it, with its proof when the log has a checkpoint. */
  #entry(jwt, seal, anchored, sealers) {
    const payload = Buffer.concat([
      Buffer.from('a60150', 'hex'), Buffer.from('28b56ba57fff4d91a9c744f816fea276', 'hex'), Buffer.from('0250', 'hex'), randomless(16), Buffer.from('03010478', 'hex'),
      Buffer.from([TYPE.length]), Buffer.from(TYPE), Buffer.from('055820', 'hex'), sha256(jwt), Buffer.from('065820', 'hex'), sha256(seal),
    ]);
    const salt = randomless(16);
    const kept = { payload: payload.toString('base64url'), salt: salt.toString('base64url') };
    if (!anchored) return kept;
    const leaf = sha256(Buffer.concat([Buffer.from([0, 1, 1]), sha256(Buffer.concat([salt, payload]))]));
    return { ...kept, index: 0, ...this.#proven(leaf), ...this.#sealed({ height: 815, time: ISSUED, root: leaf, sealers }) };
  }

  /** The proof of an entry that is alone in the log. */
  #proven(leaf) {
    return { proof: `c2sp.org/tlog-proof@v1\nindex 0\n\n${this.#checkpoint(1, leaf)}` };
  }

  /** Anchor and consortium's seal of a checkpoint of one entry, where there is a consortium. */
  #sealed(block) {
    const { journalHead } = JSON.parse(this.policy());
    return this.consortium?.anchor({ contract: address(2), logId: sha256(ORIGIN), size: 1, journalHead, ...block }) ?? {};
  }

  #checkpoint(size, root) {
    const body = `${ORIGIN}\n${size}\n${root.toString('base64')}\n`;
    return `${body}\n— ${ORIGIN} ${Buffer.concat([this.#keyId(), sign(null, Buffer.from(body), this.log.privateKey)]).toString('base64')}\n`;
  }

  #keyId() {
    return sha256(Buffer.concat([Buffer.from(`${ORIGIN}\n`), Buffer.from([1]), this.#logKey()])).subarray(0, 4);
  }

  #verifierKey() {
    return `${ORIGIN}+${this.#keyId().toString('hex')}+${Buffer.concat([Buffer.from([1]), this.#logKey()]).toString('base64')}`;
  }

  #logKey() {
    return this.log.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  }

  #jwt(purpose, header, claims) {
    const pair = this.keys[purpose];
    const text = `${base64url(JSON.stringify({ ...header, x5c: [selfSigned(pair, purpose).toString('base64')] }))}.${base64url(JSON.stringify(claims))}`;
    return `${text}.${signature(Buffer.from(text), pair).toString('base64url')}`;
  }
}

/** A seal as the text of a QR code: seven bytes become 17 digits (docs/spec/seal.md). */
export function qrText(seal, host = HOST) {
  const digits = { 1: 3, 2: 5, 3: 8, 4: 10, 5: 13, 6: 15, 7: 17 };
  let text = '';
  for (let i = 0; i < seal.length; i += 7) {
    const part = [...seal.subarray(i, i + 7)];
    text += part.reduceRight((number, byte) => number * 256n + BigInt(byte), 0n).toString().padStart(digits[part.length], '0');
  }
  return `https://${host}/s#${text}`;
}

function profileXml() {
  const entries = FIELDS.map(([tag, name, description]) => `    <entry tag="${tag}" optional="false">\n        <name>${name}</name>\n        <description>${description}</description>\n        <type>UTF8String</type>\n    </entry>\n`);
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<profile>\n    <profileNumber>${PROFILE}</profileNumber>\n    <versionTR>0.9</versionTR>\n`
    + `    <profileName>Gaststättenerlaubnis</profileName>\n    <creator>govchain</creator>\n    <category>Gewerbewesen</category>\n`
    + `    <validFromPresent>true</validFromPresent>\n    <validToPresent>true</validToPresent>\n${entries.join('')}</profile>\n`);
}

function typeMetadata() {
  const display = (member, de, en) => [{ locale: 'de', [member]: de }, { locale: 'en', [member]: en }];
  const label = (name, de, en) => ({ path: [name], display: display('label', de, en) });
  return JSON.stringify({
    vct: TYPE, display: display('name', 'Gaststättenerlaubnis', 'Liquor licence'),
    claims: [label('fileNumber', 'Aktenzeichen', 'File number'), label('authority', 'Behörde', 'Authority'), label('holder', 'Inhaber', 'Holder'),
      label('premises', 'Betriebsstätte', 'Premises'), label('businessKinds', 'Betriebsart', 'Kind of business'), label('conditions', 'Auflagen', 'Conditions')],
    govchain_text: {
      authority: ['{name}', '\n{office}'], holder: ['{givenNames} ', '{familyName}', '\ngeboren am {birthDate:date}', '\n{register}'],
      premises: ['„{name}“', '\n{address.street}', ', {address.postalCode}', ' {address.city}'], conditions: ['{text}', ' ({legalBasis})'],
    },
  });
}

function keyPair() {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

function spki({ publicKey }) {
  return publicKey.export({ type: 'spki', format: 'der' });
}

function signature(bytes, { privateKey }) {
  return sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' });
}

function sha256(content) {
  return createHash('sha256').update(content).digest();
}

function base64url(text) {
  return Buffer.from(text).toString('base64url');
}

function seconds(instant) {
  return Math.floor(instant.getTime() / 1000);
}

/** Midnight at the authority's place; winter time, as all days of these tests. */
function berlin(day) {
  return seconds(new Date(`${day}T00:00:00+01:00`));
}

function u64(number) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(number));
  return bytes;
}

function randomless(length) {
  return Buffer.alloc(length, 7);
}

function address(number) {
  return `0x${String(number).repeat(40)}`;
}
