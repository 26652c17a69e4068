import { after, before } from 'node:test';
import { startBrowser } from './browser.mjs';
import { NOW, Office } from './office.mjs';
import { built, Service } from './service.mjs';

/** What all suites of a process share: to build the pages and to start a browser takes longer than most of them. */
let shared;

after(async () => {
  const { service, browser } = (await shared) ?? {};
  await browser?.close();
  await service?.stop();
});

async function opened(options) {
  const service = await new Service(built(), NOW).start();
  return { service, browser: await startBrowser(service.port, options) };
}

/**
 * An authority, its service and a browser for the tests of one suite. The service has its answers set by each test.
 *
 * @param {{ office?: Office, flags?: string[] }} [options] a browser with flags of its own is for this suite alone
 */
export function house({ office = new Office(), flags } = {}) {
  const open = { office };
  before(async () => {
    if (flags === undefined) shared ??= opened();
    Object.assign(open, await (flags === undefined ? shared : opened({ flags })));
    open.service.requests = [];
    open.service.posted = undefined;
  });
  if (flags !== undefined) {
    after(async () => {
      await open.browser?.close();
      await open.service?.stop();
    });
  }
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
