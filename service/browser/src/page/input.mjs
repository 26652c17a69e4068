import { parseQrText } from '../verify/verify.mjs';
import { bundleInPdf } from './pdf.mjs';

/**
 * What somebody showed, as a presentation, or why it is none.
 *
 * @typedef {{ presentation: object, carrier: 'qr' | 'symbol' | 'pdf' | 'bundle' | 'credential' | 'file', name?: string }
 *   | { receipt: Uint8Array }
 *   | { range: Uint8Array }
 *   | { refused: 'not-a-seal' | 'foreign-host' | 'damaged-link' | 'no-code-in-picture' | 'pdf-without-bundle' | 'pdf-with-several' | 'too-large'
 *       , host?: string }} Input
 */
const LARGEST = 256 * 1024 * 1024;
/** What the receipt of a hand-over says of itself; whether it is one, its reader judges. */
const RECEIPT = /^\s*\{[^]*"format"\s*:\s*"govchain-hand-over-receipt\//;
/** The same of readings of sensors; a file of them may be larger than any document's. */
const RANGE = /^\s*\{[^]*"format"\s*:\s*"govchain-range\//;
const LARGEST_RANGE = 2 * 1024 * 1024;
const LARGEST_DOCUMENT = 1024 * 1024;
const SEAL_BEGINS = [0xdc, 0x03];

/** The text of a QR code, or the address this page was opened with. @returns {Input} */
export function fromQrText(text, host) {
  const read = parseQrText(text);
  if (read.refused !== undefined) return { refused: /^https?:\/\/[^/]+\/s#/.test(text) ? 'damaged-link' : 'not-a-seal' };
  if (read.host !== host) return { refused: 'foreign-host', host: read.host };
  return { presentation: { seal: read.seal }, carrier: 'qr' };
}

/** A symbol as a camera or picture showed it: the link for everybody, or the bare seal for readers of TR-03171. @returns {Input} */
export function fromSymbol({ text, bytes }, host) {
  if (SEAL_BEGINS.every((byte, i) => bytes[i] === byte)) return { presentation: { seal: bytes }, carrier: 'symbol' };
  return fromQrText(text, host);
}

/** A file that was dropped or chosen. @returns {Promise<Input>} */
export async function fromFile(file, host) {
  if (file.size > LARGEST) return { refused: 'too-large' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (begins(bytes, '%PDF-')) return fromPdf(bytes, file.name);
  if (isPicture(bytes)) return (await fromPicture(file, host)) ?? fromAnyFile(bytes, file.name);
  if (RANGE.test(asText(bytes, LARGEST_RANGE) ?? '')) return { range: bytes };
  const text = asText(bytes, LARGEST_DOCUMENT);
  if (text !== null && RECEIPT.test(text)) return { receipt: bytes };
  if (text !== null && text.trimStart().startsWith('{')) return { presentation: { bundle: bytes }, carrier: 'bundle', name: file.name };
  if (text !== null && /^[\w-]+\.[\w-]+\.[\w-]+~/.test(text.trim())) return { presentation: { credential: text.trim() }, carrier: 'credential', name: file.name };
  if (text !== null && /^https?:\/\/\S+$/.test(text.trim())) return fromQrText(text.trim(), host);
  return fromAnyFile(bytes, file.name);
}

async function fromPdf(bytes, name) {
  const { bundle, refused } = await bundleInPdf(bytes);
  return refused === undefined ? { presentation: { pdf: bundle }, carrier: 'pdf', name } : { refused };
}

async function fromPicture(file, host) {
  const { symbolsInPicture } = await import('./decode.mjs');
  const [symbol] = await symbolsInPicture(file);
  return symbol === undefined ? null : fromSymbol(symbol, host);
}

/** Any file may be an attachment that was certified with a document; the service knows it by its digest. */
async function fromAnyFile(bytes, name) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return { presentation: { attachment: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('') }, carrier: 'file', name };
}

function isPicture(bytes) {
  return begins(bytes, '\u0089PNG') || begins(bytes, '\u00ff\u00d8\u00ff') || begins(bytes, 'GIF8') || (begins(bytes, 'RIFF') && begins(bytes.subarray(8), 'WEBP'));
}

function begins(bytes, text) {
  return [...text].every((letter, i) => bytes[i] === letter.codePointAt(0));
}

/** The file as text when it is one and not too large to be what is looked for. */
function asText(bytes, largest) {
  if (bytes.length > largest) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
