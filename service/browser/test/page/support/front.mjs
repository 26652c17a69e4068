import { generateKeyPairSync } from 'node:crypto';
import { request as forward } from 'node:http';
import { createServer } from 'node:https';
import { certificatePem } from './certificate.mjs';

/** What stands before a service in a data centre: TLS. It passes everything on and notes every request, until its link is cut. */
export class Front {
  requests = [];
  reachable = true;

  /** @param {number} servicePort where the service listens on loopback */
  constructor(servicePort) {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const options = { key: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }), cert: certificatePem(pair) };
    this.server = createServer(options, (request, response) => this.#pass(request, response, servicePort));
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

  #pass(request, response, port) {
    const seen = { method: request.method, url: request.url, headers: request.rawHeaders, body: '' };
    this.requests.push(seen);
    request.on('data', (chunk) => { seen.body += chunk; });
    if (!this.reachable) return request.socket.destroy();
    const onward = forward({ host: 'localhost', port, path: request.url, method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    return request.pipe(onward);
  }
}
