import { createHash, randomBytes } from 'node:crypto';
import { HOST, NOW } from '../../page/support/office.mjs';
import { qrPicture } from '../../page/support/film.mjs';
import { chunked, derive, seal } from './sealing.mjs';

const DAY = 86_400_000;
const NOT_FOUND = { status: 404, content: '{"status":404}' };
export const LOGINS = 'https://login.musterstadt.example';
/** What the login gives, and what the service gets for it. */
export const CODE = 'code-of-the-login';
export const TOKEN = 'token-of-the-account';

/** Where a document is handed over: answers the pages of recipients and holder as the service does, for one document. */
export class Desk {
  grants = [];
  holder = randomBytes(32);
  loginIssuer = LOGINS;
  notices = true;
  asked = [];

  constructor(document, files = {}) {
    this.document = document;
    this.files = Object.entries(files).map(([name, content]) => ({ sha256: hex(content), kind: 'attachment', name, mediaType: 'application/octet-stream', size: content.length, content }));
    this.pdf = Buffer.from('%PDF-1.7 the signed document');
  }

  get holderLink() {
    return `https://${HOST}/m#${this.holder.toString('base64url')}`;
  }

  /** @returns a grant with the link and PIN that its recipient is told */
  grant({ claims = ['fileNumber', 'holder'], files = [], pdf = false, views = 3, purpose = 'Kaufvertrag', recipient = { kind: 'bearer', name: 'Notariat Muster' }, validUntil = new Date(NOW.getTime() + 14 * DAY).toISOString(), grantedBy = 'holder' } = {}) {
    const secret = randomBytes(32);
    const content = randomBytes(32);
    const chosen = this.files.filter(({ sha256 }) => files.includes(sha256));
    if (pdf) chosen.unshift({ sha256: hex(this.pdf), kind: 'document', name: 'dokument.pdf', mediaType: 'application/pdf', size: this.pdf.length, content: this.pdf });
    const grant = {
      id: crypto.randomUUID(), secret, content, files: chosen, claims, purpose, recipient, validUntil, grantedBy, viewsAllowed: views, views: 0, failures: 0, pin: '204861',
      link: `https://${HOST}/h#${secret.toString('base64url')}`, text: this.#disclosing(claims), created: NOW.toISOString(), events: [],
    };
    this.#note(grant, 'granted');
    this.grants.unshift(grant);
    return grant;
  }

  end(grant, how) {
    grant.ended = how;
    if (how === 'withdrawn') this.#note(grant, 'withdrawn');
  }

  /** @returns {{ status: number, content: string | Buffer }} */
  answer(path, text) {
    const body = JSON.parse(text);
    this.asked.push({ path, body });
    const answers = {
      '/handover/login': () => this.#begin(body),
      '/handover/login/token': () => this.#token(body),
      '/handover/open': () => this.#open(body),
      '/handover/file': () => this.#file(body),
      '/handover/receipt': () => (this.#ofView(body) === undefined ? NOT_FOUND : json(200, { format: 'govchain-hand-over-receipt/1' })),
      '/handover/holder': () => this.#held(body, () => json(200, this.#record())),
      '/handover/holder/grants': () => this.#held(body, () => this.#make(body)),
      '/handover/holder/withdraw': () => this.#held(body, () => this.#withdraw(body)),
      '/handover/holder/receipt': () => this.#held(body, () => json(200, { format: 'govchain-hand-over-receipt/1' })),
    };
    const [, received] = /^\/api\/handovers\/([^/]+)\/open$/.exec(path) ?? [];
    return received === undefined ? answers[path]?.() ?? NOT_FOUND : this.#openReceived(received);
  }

  #open({ token, pin, mail }) {
    const grant = this.grants.find(({ secret }) => derive(secret, 'access').toString('base64url') === token);
    if (grant === undefined) return NOT_FOUND;
    const state = this.#state(grant);
    const right = pin === grant.pin && (grant.recipient.mail === undefined || grant.recipient.mail === mail);
    if (state !== 'open' || !right) {
      grant.failures += state === 'open' ? 1 : 0;
      this.#note(grant, 'refused', state === 'open' ? 'pin' : state);
      return NOT_FOUND;
    }
    return this.#view(grant, seal(derive(grant.secret, 'wrap'), grant.content, grant.id));
  }

  /** @returns what the service answers to whoever is logged in as the account that all grants here are for */
  received() {
    return JSON.stringify({ items: this.grants.map((grant) => {
      const { recipient, ...terms } = this.#terms(grant);
      return { ...terms, type: `https://${HOST}/types/liquor-licence`, authority: 'Stadt Musterstadt' };
    }) });
  }

  #openReceived(id) {
    const grant = this.grants.find((each) => each.id === id);
    return grant === undefined || this.#state(grant) !== 'open' ? NOT_FOUND : this.#view(grant, grant.content);
  }

  #begin({ state, challenge }) {
    if (this.loginIssuer === undefined) return NOT_FOUND;
    this.challenge = challenge;
    return json(200, { address: `${this.loginIssuer}/authorize?state=${state}` });
  }

  #token({ code, verifier }) {
    const right = code === CODE && createHash('sha256').update(verifier).digest('base64url') === this.challenge;
    return right ? json(200, { token: TOKEN }) : json(403, { status: 403 });
  }

  #view(grant, key) {
    grant.views += 1;
    grant.view = randomBytes(32).toString('base64url');
    this.#note(grant, 'viewed');
    const { id, purpose, validUntil, viewsAllowed, views, content } = grant;
    return json(200, {
      grant: { id, purpose, validUntil, view: views, viewsAllowed },
      document: { id: 'doc', version: 1, type: `https://${HOST}/types/liquor-licence`, status: 'valid' },
      key: key.toString('base64url'),
      presentation: chunked(derive(content, 'presentation'), Buffer.from(grant.text)).toString('base64url'),
      evidence: { ...JSON.parse(this.document.bundle), credential: `${this.document.credential.split('~')[0]}~`, seal: undefined },
      files: grant.files.map(listed), view: grant.view,
    });
  }

  #file(body) {
    const grant = this.#ofView(body);
    const file = grant?.files.find(({ sha256 }) => sha256 === body.sha256);
    if (file === undefined || grant.ended !== undefined) return NOT_FOUND;
    return { status: 200, content: chunked(derive(grant.content, `file/${file.sha256}`), file.content) };
  }

  #ofView({ view }) {
    return this.grants.find((grant) => grant.view === view);
  }

  #held({ token }, act) {
    return derive(this.holder, 'access').toString('base64url') === token ? act() : NOT_FOUND;
  }

  #record() {
    return {
      document: { id: 'doc', version: 1, type: `https://${HOST}/types/liquor-licence`, status: 'valid' },
      bundle: JSON.parse(this.document.bundle), files: this.files.map(listed), preselected: ['fileNumber', 'holder'], loginIssuer: this.loginIssuer, notices: this.notices,
      items: this.grants.map((grant) => ({ ...this.#terms(grant), files: grant.files.map(listed), events: grant.events, notice: grant.recipient.notice ? { state: 'waiting', attempts: 1 } : undefined })),
    };
  }

  #make({ recipient, ...wish }) {
    if (recipient.mail?.endsWith('@refused.example')) return json(400, { status: 400 });
    const grant = this.grant({ ...wish, recipient, claims: wish.claims });
    const told = recipient.kind === 'account' ? {} : { link: grant.link, linkQr: this.picture, pin: grant.pin };
    return json(201, { ...this.#terms(grant), ...told });
  }

  #withdraw({ grant: id }) {
    this.end(this.grants.find((grant) => grant.id === id), 'withdrawn');
    return json(200, { state: 'withdrawn' });
  }

  #terms(grant) {
    const { id, purpose, claims, validUntil, views, viewsAllowed, created, grantedBy, recipient: { kind, name } } = grant;
    return { id, documentId: 'doc', state: this.#state(grant), recipient: { kind, name }, purpose, claims, grantedBy, created, validUntil, views, viewsAllowed };
  }

  #state(grant) {
    if (grant.ended !== undefined) return grant.ended;
    if (grant.views >= grant.viewsAllowed) return 'used-up';
    if (new Date(grant.validUntil) <= NOW) return 'expired';
    return grant.failures >= 5 ? 'locked' : 'open';
  }

  #note(grant, kind, reason) {
    grant.events.push({ number: grant.events.length + 1, kind, at: NOW.toISOString(), reason, anchored: false });
  }

  #disclosing(claims) {
    const [jwt, ...disclosures] = this.document.credential.split('~').filter((part) => part !== '');
    const kept = disclosures.filter((part) => claims.includes(JSON.parse(Buffer.from(part, 'base64url'))[1]));
    return `${[jwt, ...kept].join('~')}~`;
  }

  /** A picture of some link, as the service draws it. */
  async draw() {
    this.picture = (await qrPicture(`https://${HOST}/h#${'A'.repeat(43)}`)).toString('base64');
    return this;
  }
}

function listed({ sha256, kind, name, mediaType, size }) {
  return { sha256, kind, name, mediaType, size };
}

function json(status, value) {
  return { status, content: JSON.stringify(value) };
}

function hex(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
