import { sign } from 'node:crypto';

/** A self-signed certificate of a P-256 key, in the fewest fields that X.509 allows: enough for TLS on loopback and for x5c. @returns {Buffer} DER */
export function selfSigned({ privateKey, publicKey }, name) {
  const ecdsaWithSha256 = sequence(Buffer.from('06082a8648ce3d040302', 'hex'));
  const names = sequence(tagged(0x31, sequence(Buffer.from('0603550403', 'hex'), tagged(0x0c, Buffer.from(name)))));
  const signed = sequence(
    tagged(0x02, Buffer.from([1])), ecdsaWithSha256, names,
    sequence(tagged(0x17, Buffer.from('250101000000Z')), tagged(0x17, Buffer.from('491231235959Z'))),
    names, publicKey.export({ type: 'spki', format: 'der' }));
  return sequence(signed, ecdsaWithSha256, tagged(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', signed, privateKey)])));
}

/** The same as PEM, for TLS on loopback. */
export function certificatePem(pair) {
  return `-----BEGIN CERTIFICATE-----\n${selfSigned(pair, 'loopback').toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
}

function sequence(...parts) {
  return tagged(0x30, Buffer.concat(parts));
}

function tagged(tag, content) {
  const length = content.length < 128 ? [content.length] : content.length < 256 ? [0x81, content.length] : [0x82, content.length >> 8, content.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}
