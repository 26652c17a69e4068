import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';

const WASM = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm');
prepareZXingModule({ overrides: { wasmBinary: (await readFile(WASM)).buffer } });

/** A QR code as PNG. @param {string | Uint8Array} content */
export async function qrPicture(content) {
  const { image, error } = await writeBarcode(content, { format: 'QRCode', scale: 4, ecLevel: 'M', addQuietZones: true });
  if (image === null) throw new Error(error);
  return Buffer.from(await image.arrayBuffer());
}

/** A film of one still picture, 640 × 480 in YUV4MPEG2, with the code in its middle. */
export async function filmOf(text) {
  const { width, height, grey } = pixels(await qrPicture(text));
  const luma = Buffer.alloc(640 * 480, 235);
  const scale = Math.max(1, Math.ceil(Math.max(width, height) / 460));
  for (let y = 0; y < height; y += scale) {
    for (let x = 0; x < width; x += scale) luma[(10 + y / scale) * 640 + 90 + x / scale] = grey[y * width + x] < 128 ? 16 : 235;
  }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc(2 * 320 * 240, 128)]);
  return Buffer.concat([Buffer.from('YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420jpeg\n'), ...Array(10).fill(frame)]);
}

/** Brightness of a PNG that is not interlaced and has 8 bits a channel. */
function pixels(png) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = { 0: 1, 2: 3, 4: 2, 6: 4 }[png[25]];
  const data = [];
  for (let i = 8; i < png.length; i += 12 + png.readUInt32BE(i)) {
    if (png.toString('latin1', i + 4, i + 8) === 'IDAT') data.push(png.subarray(i + 8, i + 8 + png.readUInt32BE(i)));
  }
  const raw = inflateSync(Buffer.concat(data));
  const line = width * channels;
  const grey = Buffer.alloc(width * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (line + 1)];
    for (let x = 0; x < line; x += 1) {
      const at = y * (line + 1) + 1 + x;
      const left = x >= channels ? raw[at - channels] : 0;
      const up = y > 0 ? raw[at - line - 1] : 0;
      const corner = x >= channels && y > 0 ? raw[at - line - 1 - channels] : 0;
      raw[at] = (raw[at] + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]) & 255;
      if (x % channels === 0) grey[y * width + x / channels] = raw[at];
    }
  }
  return { width, height, grey };
}

function paeth(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
