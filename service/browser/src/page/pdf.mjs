/**
 * Finds the bundle in one of our PDF/A-3 files. It reads no pages, no signature and no structure but embedded files: their dictionaries stand
 * in clear, because a stream is never inside an object stream (ISO 32000-2, 7.5.7). What it finds is judged like a bundle from
 * anywhere else; that the printed pages say the same, people see.
 */
const MOST_FILES = 32;
const LARGEST_BUNDLE = 1024 * 1024;
const LONGEST_DICTIONARY = 4096;
const EMBEDDED = /\/Type\s*\/EmbeddedFile\b/g;

/**
 * @param {Uint8Array} bytes the PDF
 * @returns {Promise<{ bundle: Uint8Array } | { refused: 'pdf-without-bundle' | 'pdf-with-several' }>}
 */
export async function bundleInPdf(bytes) {
  // One character for each byte, so that places in the text are places in the file.
  const text = new TextDecoder('latin1').decode(bytes);
  const found = new Map();
  let seen = 0;
  for (const { index } of text.matchAll(EMBEDDED)) {
    seen += 1;
    if (seen > MOST_FILES) break;
    const content = await embedded(bytes, text, index);
    if (content !== null) found.set(new TextDecoder().decode(content), content);
  }
  if (found.size === 0) return { refused: 'pdf-without-bundle' };
  // A later revision may repeat the file; two different ones leave it open which document the pages show.
  return found.size > 1 ? { refused: 'pdf-with-several' } : { bundle: [...found.values()][0] };
}

async function embedded(bytes, text, index) {
  const begin = /stream\r?\n/g;
  begin.lastIndex = index;
  const match = begin.exec(text);
  if (match === null || match.index - index > LONGEST_DICTIONARY) return null;
  const dictionary = text.slice(Math.max(text.lastIndexOf(' obj', index), index - LONGEST_DICTIONARY), match.index);
  const start = match.index + match[0].length;
  for (const end of ends(text, dictionary, start)) {
    const content = await decoded(bytes.subarray(start, end), dictionary);
    if (content !== null && isBundle(content)) return content;
  }
  return null;
}

/** Where the stream may end: as its dictionary says, or before endstream with the end-of-line marker of one, two or no characters. */
function ends(text, dictionary, start) {
  const length = /\/Length\s+(\d+)(?!\s+\d+\s+R)\b/.exec(dictionary)?.[1];
  if (length !== undefined && text.slice(start + Number(length), start + Number(length) + 16).trimStart().startsWith('endstream')) return [start + Number(length)];
  const end = text.indexOf('endstream', start);
  return end < 0 ? [] : [end - 1, end - 2, end];
}

function decoded(content, dictionary) {
  if (/\/Filter\s*\[?\s*\/FlateDecode\b/.test(dictionary)) return inflated(content);
  return /\/Filter\b/.test(dictionary) || content.length > LARGEST_BUNDLE ? null : content;
}

/** Exactly one zlib stream, up to the largest bundle; null when it is none, or a larger one. */
async function inflated(deflated) {
  const parts = [];
  let length = 0;
  try {
    const reader = new Blob([deflated]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length;
      if (length > LARGEST_BUNDLE) {
        await reader.cancel();
        return null;
      }
      parts.push(part.value);
    }
  } catch {
    return null;
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function isBundle(content) {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content)).format === 'govchain-bundle/1';
  } catch {
    return false;
  }
}
