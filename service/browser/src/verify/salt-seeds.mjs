/** Salts of a stream are the leaves of a tree of seeds; few seeds open many neighbours (docs/spec/streams.md, "Salts"). */

import { sha256 } from './sha256.mjs';

export const SEED_LENGTH = 32;
const SALT_LENGTH = 16;
const ROOT_HEIGHT = 40;
const SIDES = [Uint8Array.of(2), Uint8Array.of(3)];

/** Whether the tree has a node at this height with this index. */
export function seedExists(height, index) {
  return height >= 0 && height <= ROOT_HEIGHT && index >= 0n && index < 1n << BigInt(ROOT_HEIGHT - height);
}

/** Salts in ascending order of positions: what neighbours have in common is hashed once. */
export class Salts {
  /** @param {{ height: number, index: bigint, seed: Uint8Array }[]} seeds in ascending order of positions */
  constructor(seeds) {
    this.seeds = seeds;
    this.next = 0;
    /** The nodes from the seed in use down to the salt before, by height. */
    this.path = [];
  }

  /** The salt of a position; undefined when no seed that is left covers it. */
  at(position) {
    while (this.next < this.seeds.length && (this.seeds[this.next].index + 1n) << BigInt(this.seeds[this.next].height) <= position) {
      this.next++;
      this.path = [];
    }
    const seed = this.seeds[this.next];
    if (seed === undefined || position >> BigInt(seed.height) !== seed.index) {
      return undefined;
    }
    this.path[seed.height] = seed;
    let height = this.path.findIndex((node, at) => node !== undefined && node.index === position >> BigInt(at));
    while (height > 0) {
      const above = this.path[height].seed;
      height -= 1;
      const index = position >> BigInt(height);
      this.path[height] = { index, seed: sha256(SIDES[Number(index & 1n)], above) };
    }
    return this.path[0].seed.slice(0, SALT_LENGTH);
  }
}
