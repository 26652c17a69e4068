/** Lets the device keep this page, so that it opens without network and nobody can put another in its place unnoticed. */
const WORKER = '/check/sw.js';

export function keepForOffline() {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register(trusted(WORKER), { scope: '/s', updateViaCache: 'none' }).catch(() => {
    // Private windows may not allow it; the page works all the same while there is network.
  });
}

/** The only address that this page's policy lets become a script. */
function trusted(address) {
  if (window.trustedTypes === undefined) return address;
  return window.trustedTypes.createPolicy('check-worker', {
    createScriptURL: (url) => {
      if (url !== WORKER) throw new TypeError(`not the worker: ${url}`);
      return url;
    },
  }).createScriptURL(address);
}
