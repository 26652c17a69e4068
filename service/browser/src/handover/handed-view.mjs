/** What was handed over, as its recipient sees it: claims, files, what proves it, and that a saved copy stays. */
import { button, el, facts, heading, note, paragraph } from '../page/dom.mjs';
import { disclosedClaims, shownClaims } from './claims.mjs';
import { save } from './frame.mjs';
import { Refused } from './service.mjs';
import { say, time } from './text.mjs';

export class HandedView {
  #opened;
  #names;
  #redraw;
  #failure;
  #unproven = false;

  /** @param {import('./open.mjs').Opened} opened @param {object} [names] of its type @param {() => void} redraw */
  constructor(opened, names, redraw) {
    this.#opened = opened;
    this.#names = names;
    this.#redraw = redraw;
  }

  parts() {
    const { grant, document: handed, files } = this.#opened.view;
    return [
      heading(1, 'heading-large', say('content')),
      note(handed.status === 'valid' ? 'info' : 'warning', `${say('status')}: ${say(handed.status)}`, paragraph(say('unchecked'))),
      facts([
        [say('purpose'), grant.purpose],
        [say('until'), time(grant.validUntil)],
        [say('view'), `${grant.view} ${say('of')} ${grant.viewsAllowed}`],
      ]),
      facts(shownClaims(disclosedClaims(this.#opened.text), this.#names)),
      files.length === 0 ? null : heading(2, 'heading-medium', say('files')),
      el('div.ways', files.map((file) => button('secondary', file.kind === 'document' ? say('pdf') : file.name, () => this.#fetched(file)))),
      this.#failure === undefined ? null : note('danger', say('goneTitle'), paragraph(say(this.#failure))),
      heading(2, 'heading-medium', say('proofs')),
      el('div.ways',
        button('secondary', say('bundle'), () => save('dokument.bundle.json', [this.#opened.bundle()], 'application/vnd.govchain.bundle+json')),
        button('secondary', say('bare'), () => save('nachweis.sd-jwt', [this.#opened.text], 'application/dc+sd-jwt')),
        button('secondary', say('receipt'), () => this.#receipt())),
      this.#unproven ? note('info', say('unprovenTitle'), paragraph(say('unproven'))) : null,
      paragraph(say('receiptHint')),
      note('info', say('copiesTitle'), paragraph(say('copies'))),
    ];
  }

  #receipt() {
    return this.#tried(async () => {
      const receipt = await this.#opened.receipt();
      this.#unproven = JSON.parse(new TextDecoder().decode(receipt)).proof === undefined;
      save('beleg.receipt.json', [receipt], 'application/json');
    });
  }

  #fetched(file) {
    return this.#tried(async () => save(file.name, await this.#opened.file(file.sha256), 'application/octet-stream'));
  }

  /** Files of a view are to be had for a quarter of an hour, and not after a withdrawal. */
  async #tried(act) {
    this.#failure = undefined;
    try {
      await act();
    } catch (error) {
      this.#failure = error instanceof Refused && error.status === 404 ? 'gone' : 'failed';
    }
    this.#redraw();
  }
}
