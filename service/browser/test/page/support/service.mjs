import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { certificatePem } from './certificate.mjs';

const PAGES = { '/s': 'page/check', '/h': 'handover/recipient', '/m': 'handover/holder', '/a': 'handover/account' };
const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

let pages;

/** Builds the pages once for a test process. @returns {string} the folder */
export function built() {
  if (pages === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'govchain-pages-'));
    execFileSync('node', [join(ROOT, 'build/build.mjs'), folder], { stdio: ['ignore', 'ignore', 'inherit'] });
    pages = folder;
  }
  return pages;
}

/**
 * A service as the page sees one: the built files with their headers, and answers by path. It notes every request down to the last header.
 *
 * @property {Map<string, string>} answers what is there; other paths answer 404
 * @property {(path: string, body: string) => { status: number, content: string | Buffer }} [posted] answers what is sent to it
 * @property {Date} now what its Date header says
 * @property {boolean} reachable when false, connections are cut
 * @property {boolean} failing when true, it answers 503 to everything but pages
 * @property {boolean} honest when false, lists come with another media type than theirs
 */
export class Service {
  answers = new Map();
  requests = [];
  reachable = true;
  failing = false;
  honest = true;

  constructor(folder, now) {
    this.now = now;
    const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
    this.headers = index.headers;
    this.files = new Map(index.files.map((entry) => [entry.path ?? `page ${entry.page}`, { ...entry, content: readFileSync(join(folder, entry.file)) }]));
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.server = createServer({ key: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }), cert: certificatePem(pair) }, (request, response) => this.#answer(request, response));
  }

  async start() {
    await new Promise((done) => { this.server.listen(0, '127.0.0.1', done); });
    return this;
  }

  get port() {
    return this.server.address().port;
  }

  stop() {
    this.server.closeAllConnections();
    return new Promise((done) => { this.server.close(done); });
  }

  #type(path) {
    if (/^\/evidence\/\w+\/history\?|^\/sl\/\w+\/at\?/.test(path)) return 'application/vnd.govchain.status-history+json';
    return path.startsWith('/sl/') && this.honest ? 'application/statuslist+jwt' : 'application/json';
  }

  #answer(request, response) {
    let body = '';
    request.on('data', (chunk) => { body += chunk; });
    request.on('end', () => {
      this.requests.push({ method: request.method, url: request.url, headers: request.rawHeaders, body });
      if (!this.reachable) return request.socket.destroy();
      response.setHeader('Date', this.now.toUTCString());
      const path = request.url;
      const page = PAGES[path.split('?')[0]];
      const file = this.files.get(page === undefined ? path : `page ${page}`);
      if (file !== undefined) {
        response.writeHead(200, { ...this.headers, ...file.headers, 'Content-Type': file.type, Vary: 'Origin, Accept-Encoding', 'Cache-Control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache' });
        return response.end(file.content);
      }
      if (request.method === 'POST' && this.posted !== undefined && !this.failing) {
        const { status, content } = this.posted(path, body);
        response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
        return response.end(content);
      }
      const answer = this.failing ? undefined : this.answers.get(path);
      response.writeHead(this.failing ? 503 : answer === undefined ? 404 : 200, { 'Content-Type': this.#type(path) });
      return response.end(answer ?? '{}');
    });
  }
}
