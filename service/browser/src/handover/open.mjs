/** A hand-over as its recipient has it: opened once, then held in this page alone. */
import { fromBase64Url } from '../verify/base64.mjs';
import { accessToken, contentKey, file, presentation } from './keys.mjs';
import { ask, askBytes } from './service.mjs';

export class Opened {
  #content;

  constructor(view, content, text) {
    this.view = view;
    this.#content = content;
    this.text = text;
  }

  /** The bundle as it can be checked: the evidence of this moment, with the claims that were handed over. */
  bundle() {
    return JSON.stringify({ ...this.view.evidence, credential: this.text });
  }

  /** @param {string} sha256 of one of the view's files @returns the plain parts */
  async file(sha256) {
    return file(this.#content, sha256, await askBytes('/handover/file', { view: this.view.view, sha256 }));
  }

  receipt() {
    return askBytes('/handover/receipt', { view: this.view.view });
  }
}

/** Counts as a view. @param {Uint8Array} secret from the fragment */
export async function open(secret, pin, mail) {
  const token = await accessToken(secret);
  const view = await ask('/handover/open', mail === '' ? { token, pin } : { token, pin, mail });
  const content = await contentKey(secret, view);
  return new Opened(view, content, await presentation(content, view));
}

/** Counts as a view, too. Here the login stands in the link's place: the answer's key is the content key itself. */
export async function openReceived(grant, login) {
  const view = await ask(`/api/handovers/${encodeURIComponent(grant)}/open`, {}, login);
  const content = fromBase64Url(view.key);
  return new Opened(view, content, await presentation(content, view));
}
