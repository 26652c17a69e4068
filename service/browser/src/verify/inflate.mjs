/**
 * Inflates a ZLIB stream (RFC 1950) with the platform's DecompressionStream, bounded: it stops at the first byte too many, whatever the
 * stream claims.
 */

/**
 * The bytes; undefined unless the stream inflates to at most so many bytes and ends exactly at its end.
 *
 * Platforms differ about bytes behind the end: some refuse them, some ignore them. A stream that is complete without its last byte has
 * bytes behind its end; one that ends at its end is cut short without it, and every platform refuses that.
 */
export async function inflate(zlib, most) {
  const [bytes, withoutLast] = await Promise.all([attempt(zlib, most), attempt(zlib.subarray(0, -1), most)]);
  return withoutLast === undefined ? bytes : undefined;
}

async function attempt(zlib, most) {
  const stream = new DecompressionStream('deflate');
  const writer = stream.writable.getWriter();
  // The reader below sees the same error; here it would only be an unhandled rejection.
  writer.write(zlib).catch(() => {});
  writer.close().catch(() => {});
  const reader = stream.readable.getReader();
  const bytes = new Uint8Array(most);
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return bytes.slice(0, length);
      }
      if (length + value.length > most) {
        await reader.cancel();
        return undefined;
      }
      bytes.set(value, length);
      length += value.length;
    }
  } catch {
    return undefined;
  }
}
