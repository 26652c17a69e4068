/**
 * The time of this device, and what others say it is. A verdict rests on the time: a clock that is slow makes what lapsed valid again.
 * Others are the service (Date header), and what was signed: no list and no block is from the future.
 */
const TOLERATED = 120_000;
const KEY = 'last-time';

export class Clock {
  #read;
  #store;
  #server = null;
  #last = null;
  #recalled;

  /** @param {() => Date} read the device's clock */
  constructor(read, store) {
    this.#read = read;
    this.#store = store;
    this.#recalled = store.get(KEY).then((last) => {
      this.#last = last ?? null;
    });
  }

  /** Settles when the latest time that a server told at an earlier visit is known. */
  recall() {
    return this.#recalled;
  }

  now() {
    return this.#read();
  }

  /** Another check begins: what a server said before may be from before this device slept, and counts as an earlier time only. */
  begin() {
    this.#server = null;
  }

  /** What a Date header said in answer to a question that was sent at an instant. */
  learn(header, sent) {
    const told = Date.parse(header ?? '');
    if (Number.isNaN(told)) return;
    const between = (sent.getTime() + this.now().getTime()) / 2;
    this.#server = { told, difference: told - between };
    this.#recalled.then(() => {
      if (told <= (this.#last ?? 0)) return;
      this.#last = told;
      this.#store.put(KEY, told);
    });
  }

  /**
   * What the time probably is, when the device's clock cannot be right.
   *
   * @returns {{ device: Date, other: Date, source: 'server' | 'earlier' } | null} null when nothing speaks against the clock
   */
  doubt() {
    const device = this.now();
    if (this.#server !== null) {
      const { difference } = this.#server;
      return Math.abs(difference) > TOLERATED ? { device, other: new Date(device.getTime() + difference), source: 'server' } : null;
    }
    if (this.#last !== null && this.#last > device.getTime() + TOLERATED) {
      return { device, other: new Date(this.#last), source: 'earlier' };
    }
    return null;
  }
}
