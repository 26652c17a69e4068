/**
 * All changes of the issuer registry in order, with the running hash head' = SHA-256(head ‖ change) over them and the registry that they add
 * up to (docs/spec/trust-policy.md, "Journal"). Not changed once made.
 */

import { fromHex, hex } from './bytes.mjs';
import { parseChange } from './registry-change.mjs';
import { Registry } from './registry.mjs';
import { sha256 } from './sha256.mjs';

/** The head before the first change: 32 zero bytes. */
export const EMPTY_HEAD = '0'.repeat(64);

/** The running hash after these changes, whatever they are. */
export function headAfter(head, changes) {
  return hex(changes.reduce((running, change) => sha256(running, change), fromHex(head)));
}

export class Journal {
  constructor(changes, head, registry) {
    this.changes = changes;
    this.head = head;
    this.registry = registry;
  }

  static EMPTY = new Journal([], EMPTY_HEAD, new Registry());

  /** @returns {Journal | string} of canonical changes from the first, or why the contract would not have made one of them */
  static replay(changes, head = headAfter(EMPTY_HEAD, changes)) {
    const registry = new Registry();
    for (const [i, bytes] of changes.entries()) {
      const change = parseChange(bytes);
      const problem =
        typeof change === 'string'
          ? change
          : registry.apply(change)
            ? undefined
            : 'journal change does not follow from the ones before';
      if (problem !== undefined) {
        return `${problem} (change ${i})`;
      }
    }
    return new Journal(changes, head, registry);
  }

  /** @returns {Journal | string} this journal with later changes */
  continuedBy(later) {
    return later.length === 0 ? this : Journal.replay([...this.changes, ...later], headAfter(this.head, later));
  }

  /** What the registry said when this was its head; undefined when it never was. */
  registryAt(head) {
    if (head === this.head) {
      return this.registry;
    }
    let running = EMPTY_HEAD;
    for (let i = 0; i <= this.changes.length; i++) {
      if (running === head) {
        return Journal.replay(this.changes.slice(0, i)).registry;
      }
      running = i < this.changes.length ? headAfter(running, [this.changes[i]]) : running;
    }
    return undefined;
  }
}
