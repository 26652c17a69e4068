/**
 * The URIs that issuers, credential types and status lists are named by: they are compared and hashed as text, so they are plain. The
 * grammar is that of RFC 2396 with server-based authority, which java.net.URI reads; the browser's URL would forgive and rewrite.
 */

const MAX_LENGTH = 512;
const WEB = /^https?:\/\/([^/?]+)(\/[^?]*)?(\?.*)?$/;
const ESCAPED = '%[0-9A-Fa-f]{2}';
const PATH = new RegExp(`^(?:[A-Za-z0-9_.!~*'()\\-:@&=+$,;/]|${ESCAPED})*$`);
const QUERY = new RegExp(`^(?:[A-Za-z0-9_.!~*'()\\-;/?:@&=+$,[\\]]|${ESCAPED})*$`);
const AUTHORITY = /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(?::([0-9]*))?$/;
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/;
const MAX_PORT = 0x7fff_ffff;

/** Whether this is an absolute http or https URI of at most 512 visible ASCII characters with a host and without user and fragment. */
export function isWebUri(uri) {
  const match = uri.length > MAX_LENGTH ? null : WEB.exec(uri);
  if (match === null) {
    return false;
  }
  const [, authority, path = '', query = '?'] = match;
  return isServer(authority) && PATH.test(path) && QUERY.test(query.slice(1));
}

function isServer(authority) {
  const match = AUTHORITY.exec(authority);
  if (match === null) {
    return false;
  }
  const [, host, port = ''] = match;
  const isHost = host.startsWith('[') ? isIpv6(host) : isIpv4(host) || isHostname(host);
  return isHost && Number(port) <= MAX_PORT;
}

/** In brackets; the platform knows the forms of such an address. */
function isIpv6(host) {
  try {
    return new URL(`http://${host}/`).hostname.startsWith('[');
  } catch {
    return false;
  }
}

function isIpv4(host) {
  const bytes = host.split('.');
  return bytes.length === 4 && bytes.every((byte) => /^[0-9]+$/.test(byte) && Number(byte) <= 255);
}

/** Labels of letters, digits and inner hyphens; where there are several, the last begins with a letter. One dot may follow. */
function isHostname(host) {
  const labels = (host.endsWith('.') ? host.slice(0, -1) : host).split('.');
  return labels.every((label) => LABEL.test(label)) && (labels.length === 1 || /^[A-Za-z]/.test(labels.at(-1)));
}
