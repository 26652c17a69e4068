import { after, before } from 'node:test';
import { startBrowser } from './browser.mjs';
import { NOW, Office } from './office.mjs';
import { built, Service } from './service.mjs';

/** An authority, its service and a browser for the tests of one file. The service has its answers set by each test. */
export function house({ office = new Office(), ...options } = {}) {
  const open = { office };
  before(async () => {
    open.service = await new Service(built(), NOW).start();
    open.browser = await startBrowser(open.service.port, options);
  });
  after(async () => {
    await open.browser?.close();
    await open.service?.stop();
  });
  return open;
}

/** Sets the service as it is on a good day. */
export function goodDay({ office, service }, documents, options) {
  service.now = NOW;
  service.reachable = true;
  service.failing = false;
  service.honest = true;
  service.answers = office.answers(documents, options);
}
