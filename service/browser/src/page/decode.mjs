import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** Reads QR codes and Data Matrix symbols from pictures. The WebAssembly comes from this host and runs nowhere else. */
const WASM = new URL('../vendor/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url).href;
const LARGEST_SIDE = 2400;

prepareZXingModule({ overrides: { locateFile: (name) => (name.endsWith('.wasm') ? WASM : name) } });

/** @param {ImageData} image @returns {Promise<{ text: string, bytes: Uint8Array }[]>} */
export async function symbols(image, thorough = false) {
  const found = await readBarcodes(image, { formats: ['QRCode', 'DataMatrix'], tryHarder: thorough, tryRotate: thorough, tryInvert: thorough, maxNumberOfSymbols: 1 });
  return found.filter((symbol) => symbol.isValid).map(({ text, bytes }) => ({ text, bytes }));
}

/** @param {Blob} file a picture that the browser can show; empty when it cannot, or has no symbol */
export async function symbolsInPicture(file) {
  let picture;
  try {
    picture = await createImageBitmap(file);
  } catch {
    return [];
  }
  const scale = Math.min(1, LARGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale)));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return symbols(context.getImageData(0, 0, canvas.width, canvas.height), true);
}
