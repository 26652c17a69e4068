/**
 * Puts disclosed claims in the place of their digests (RFC 9901 §7.1 step 3). Claims appear in the order of their disclosures, which is the
 * issuer's order; each disclosure is used exactly once, so the work is bounded by the text.
 */

import { fromBase64Url, toBase64Url } from './base64.mjs';
import { utf8 } from './bytes.mjs';
import { CLEAR_NAMES } from './clear-claims.mjs';
import { sha256 } from './sha256.mjs';
import { parseJson } from './strict-json.mjs';

// A disclosure may hold digests of further disclosures; chains of them must not exhaust the stack.
const MAX_DEPTH = 64;
const STRUCTURE = new Set(['_sd', '...']);

/** @returns {{ digest: string, name?: string, value: any } | undefined} one disclosed claim, or array element without a name (§4.2) */
export function parseDisclosure(text) {
  const bytes = fromBase64Url(text);
  const array = bytes === undefined ? undefined : parseJson(bytes);
  if (!Array.isArray(array) || array.length < 2 || array.length > 3) {
    return undefined;
  }
  if (array.slice(0, -1).some((part) => typeof part !== 'string')) {
    return undefined;
  }
  const digest = toBase64Url(sha256(utf8(text)));
  return { digest, name: array.length === 3 ? array[1] : undefined, value: array.at(-1) };
}

/** @returns {{ claims: Map<string, any> } | { refused: string }} the payload with every disclosure in its place */
export function mergeDisclosures(payload, disclosures) {
  const positions = new Map(disclosures.map(({ digest }, i) => [digest, i]));
  if (positions.size < disclosures.length) {
    return { refused: 'disclosure-duplicate' };
  }
  const merge = new Merge(disclosures, positions);
  const claims = merge.object(payload, 0);
  if (merge.refused === undefined && merge.used !== disclosures.length) {
    return { refused: 'disclosure-unreferenced' };
  }
  return merge.refused === undefined ? { claims } : { refused: merge.refused };
}

class Merge {
  constructor(disclosures, positions) {
    this.disclosures = disclosures;
    this.positions = positions;
    this.seen = new Set();
    this.used = 0;
  }

  value(value, depth) {
    if (depth > MAX_DEPTH) {
      this.refuse('credential-malformed');
      return value;
    }
    return value instanceof Map ? this.object(value, depth) : Array.isArray(value) ? this.array(value, depth) : value;
  }

  object(object, depth) {
    const result = new Map();
    for (const [name, member] of object) {
      if (name === '...' || (name === '_sd_alg' && depth > 0)) {
        this.refuse('claim-name-reserved');
      } else if (name !== '_sd' && name !== '_sd_alg') {
        result.set(name, this.value(member, depth + 1));
      }
    }
    if (object.has('_sd')) {
      this.disclosedIn(object.get('_sd')).forEach((position) => this.disclose(this.disclosures[position], result, depth));
    }
    return result;
  }

  disclose({ name, value }, target, depth) {
    this.used++;
    if (name === undefined) {
      this.refuse('disclosure-malformed');
    } else if (STRUCTURE.has(name) || (depth === 0 && CLEAR_NAMES.has(name))) {
      this.refuse('claim-name-reserved');
    } else if (target.has(name)) {
      this.refuse('claim-name-clash');
    } else {
      target.set(name, this.value(value, depth + 1));
    }
  }

  array(array, depth) {
    const result = [];
    for (const element of array) {
      const placeholder = element instanceof Map && element.size === 1 && element.has('...');
      if (!placeholder) {
        result.push(this.value(element, depth + 1));
      } else if (typeof element.get('...') !== 'string') {
        this.refuse('credential-malformed');
      } else {
        const position = this.positionOf(element.get('...'));
        if (position !== undefined) {
          this.element(this.disclosures[position], result, depth);
        }
      }
    }
    return result;
  }

  element({ name, value }, target, depth) {
    this.used++;
    if (name === undefined) {
      target.push(this.value(value, depth + 1));
    } else {
      this.refuse('disclosure-malformed');
    }
  }

  disclosedIn(digests) {
    if (!Array.isArray(digests)) {
      this.refuse('credential-malformed');
      return [];
    }
    const found = [];
    for (const digest of digests) {
      const position = typeof digest === 'string' ? this.positionOf(digest) : this.refuse('credential-malformed');
      if (position !== undefined) {
        found.push(position);
      }
    }
    return found.sort((one, other) => one - other);
  }

  // Decoys have digests without a disclosure; a digest that stands twice is forbidden even then (RFC 9901 §7.1 step 4).
  positionOf(digest) {
    if (this.seen.has(digest)) {
      return this.refuse('disclosure-duplicate');
    }
    this.seen.add(digest);
    return this.positions.get(digest);
  }

  refuse(reason) {
    this.refused ??= reason;
  }
}
