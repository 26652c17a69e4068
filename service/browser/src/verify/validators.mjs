/** Validator sets of a trust policy; each counts only for its range of heights (docs/spec/trust-policy.md, "Validator sets"). */

const MOST = 128;
const ADDRESS = /^0x[0-9a-f]{40}$/;

/** @returns {{ fromBlock: bigint, toBlock?: bigint, validators: string[] }} */
export function readValidatorSet(members) {
  return {
    fromBlock: members.number('fromBlock'),
    toBlock: members.optional('number', 'toBlock'),
    validators: members.textList('validators'),
  };
}

/** What makes these sets unfit for a policy; undefined when nothing does. */
export function validatorSetsProblem(sets) {
  let next = 0n;
  for (const [i, { fromBlock, toBlock, validators }] of sets.entries()) {
    const last = i === sets.length - 1;
    if (fromBlock < next || (toBlock !== undefined) === last) {
      return 'validatorSets are not in the order of their heights, the last without end';
    }
    if (toBlock < fromBlock) {
      return 'validatorSets has one that ends before it begins';
    }
    if (!isWellFormed(validators)) {
      return 'validatorSets has one whose validators are not distinct addresses';
    }
    next = last ? next : toBlock + 1n;
  }
  return undefined;
}

/** Validator sets, ready to be asked. */
export class ValidatorHistory {
  constructor(sets) {
    this.sets = sets;
    this.ever = new Set(sets.flatMap(({ validators }) => validators));
    this.inOffice = new Set(sets.at(-1)?.validators);
  }

  /** @returns {import('./commit-seals.mjs').KnownValidators | undefined} who may have sealed the block at this height */
  at(height) {
    const set = this.sets.find(({ fromBlock, toBlock }) => height >= fromBlock && !(height > toBlock));
    return set === undefined
      ? undefined
      : { atHeight: new Set(set.validators), inOffice: this.inOffice, ever: this.ever };
  }
}

function isWellFormed(validators) {
  const distinct = new Set(validators).size === validators.length;
  return validators.length > 0 && validators.length <= MOST && distinct && validators.every((each) => ADDRESS.test(each));
}
