/** Every request from the first byte to the last, as one text. @param {{ method: string, url: string, headers: string[], body: string }[]} requests */
export function everythingSent(requests) {
  return requests.map(({ method, url, headers, body }) => [method, decodeURIComponent(url), ...headers, body].join('\n')).join('\n');
}

/** Secrets in the forms in which programs write bytes. @param {Uint8Array[]} secrets */
export function secretsOf(secrets) {
  return secrets.flatMap((secret) => ['base64url', 'base64', 'hex'].map((form) => Buffer.from(secret).toString(form).slice(0, 40)));
}
