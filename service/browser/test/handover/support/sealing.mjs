/** What the service encrypts, after docs/spec/hand-over.md, with Node's own cryptography: nothing of it is shared with the pages. */
import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto';

export function derive(secret, purpose) {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `govchain/hand-over/1/${purpose}`, 32));
}

export function seal(key, plain, context) {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

export function chunked(key, plain) {
  const prefix = randomBytes(7);
  const parts = [prefix];
  const size = 64 * 1024;
  const count = Math.max(1, Math.ceil(plain.length / size));
  for (let number = 0; number < count; number++) {
    const nonce = Buffer.alloc(12);
    prefix.copy(nonce);
    nonce.writeUInt32BE(number, 7);
    nonce[11] = number === count - 1 ? 1 : 0;
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    parts.push(cipher.update(plain.subarray(number * size, (number + 1) * size)), cipher.final(), cipher.getAuthTag());
  }
  return Buffer.concat(parts);
}
