/** Asks the service. Everything secret stands in bodies; addresses are the same for everybody. */
export class Refused extends Error {
  /** @param {number} status */
  constructor(status) {
    super(`answered ${status}`);
    this.status = status;
  }
}

/** @param {string} [login] the access token of who asks */
export async function ask(path, body, login) {
  const response = await send(path, { method: 'POST', headers: { 'Content-Type': 'application/json', ...bearer(login) }, body: JSON.stringify(body) });
  return response.json();
}

export async function askBytes(path, body) {
  const response = await send(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  return new Uint8Array(await response.arrayBuffer());
}

/** What is there for a login. */
export async function read(path, login) {
  const response = await send(path, { headers: bearer(login) });
  return response.json();
}

function bearer(login) {
  return login === undefined ? {} : { Authorization: `Bearer ${login}` };
}

async function send(path, request) {
  const response = await fetch(path, { ...request, cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' });
  if (!response.ok) throw new Refused(response.status);
  return response;
}
