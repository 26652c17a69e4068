import { button, el, heading, paragraph } from './dom.mjs';

/** Between two looks at the picture, milliseconds: often enough for a hand, seldom enough for a battery. */
const PAUSE = 120;

/**
 * Shows the camera and calls back with the first symbol it reads.
 *
 * @param {{ onsymbol: (symbol: { text: string, bytes: Uint8Array }) => void, oncancel: () => void, onrefused: () => void }} acts
 * @returns {{ view: Node[], stop: () => void }}
 */
export function cameraView(language, { onsymbol, oncancel, onrefused }) {
  const say = language.say.bind(language);
  const video = el('video.camera__picture', { playsinline: true, muted: true, 'aria-label': say('cameraTitle') });
  let stream = null;
  let stopped = false;
  const stop = () => {
    stopped = true;
    stream?.getTracks().forEach((track) => track.stop());
  };
  const look = async () => {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } }, audio: false });
    } catch {
      // Refused, taken by another program, or there is none: the way on is the same.
      return onrefused();
    }
    if (stopped) return stop();
    video.srcObject = stream;
    const [{ symbols }] = await Promise.all([import('./decode.mjs'), video.play()]);
    const canvas = new OffscreenCanvas(1, 1);
    while (!stopped) {
      const [symbol] = await symbols(picture(video, canvas));
      if (symbol !== undefined && !stopped) {
        stop();
        return onsymbol(symbol);
      }
      await new Promise((resolve) => { setTimeout(resolve, PAUSE); });
    }
  };
  look();
  return {
    stop,
    view: [el('section.camera',
      heading(1, 'heading-medium', say('cameraTitle'), { tabindex: '-1', id: 'title' }),
      el('div.camera__frame', video),
      paragraph(say('cameraHint')),
      button('secondary', say('cancel'), () => { stop(); oncancel(); }))],
  };
}

function picture(video, canvas) {
  canvas.width = Math.max(1, video.videoWidth);
  canvas.height = Math.max(1, video.videoHeight);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.drawImage(video, 0, 0);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
