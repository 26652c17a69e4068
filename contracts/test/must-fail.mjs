#!/usr/bin/env node
// Takes the guards out of the consortium one by one and requires that the test named beside each then fails; exit 1 and names
// the guards that no test misses. A guard whose text has changed is an error as well.
//   node test/must-fail.mjs [WORDS]     only the guards whose name contains the words
import {cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {spawnSync} from 'node:child_process';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {home} from '../solc.mjs';

const majority = 'invariant_executedOnlyWithAMajorityOfPresentMembers';
const lone = 'invariant_oneMemberChangesNothingAlone';

/** what the guard holds, file, its text, what stands in its place, the tests of which each must fail */
const all = [
  ['a majority is needed', 'Consortium', 'if (p.approvals < needed)', 'if (false)', [majority, lone]],
  ['the majority is strict', 'Membership', 'memberCount() / 2 + 1', '(memberCount() + 1) / 2', [majority, lone]],
  ['a changed mind counts once', 'Consortium', 'if (former == Vote.Approved) --p.approvals;', '', [majority, lone]],
  ['only members vote and execute', 'Membership', 'if (!_isMember[msg.sender]) revert', 'if (false) revert',
    ['invariant_onlyMembersAct']],
  ['a change of members voids', 'Consortium', 'if (p.epoch != membershipEpoch()) return State.Void;', '',
    ['invariant_executedOnlyByTheMembershipThatWasAsked', majority]],
  ['an addition begins an epoch', 'Membership', '_add(account, name);\n        ++_epoch;', '_add(account, name);',
    ['invariant_membersAreThoseThatProposalsMade', 'test_aNewMemberDoesNotDecideWhatOthersWereAsked']],
  ['a removal begins an epoch', 'Membership', '++_epoch;\n        emit MemberRemoved', 'emit MemberRemoved',
    ['invariant_membersAreThoseThatProposalsMade', 'test_aRemovalDoesNotMakeAnOldProposalPass']],
  ['a replacement begins an epoch', 'Membership', '++_epoch;\n        emit MemberReplaced', 'emit MemberReplaced',
    ['invariant_membersAreThoseThatProposalsMade', 'test_approvalsOfAReplacedKeyDoNotCount']],
  ['proposals expire', 'Consortium', 'if (block.timestamp >= p.expiresAt) return State.Expired;', '',
    ['invariant_executedOnlyWithinTheLifetime']],
  ['executed once', 'Consortium', 'p.state = State.Executed;', '', ['invariant_executedAtMostOnce']],
  ['members change by proposal', 'Membership', 'if (msg.sender != address(this)) revert', 'if (false) revert', [lone]],
  ['a member is no member twice', 'Membership', 'if (_isMember[account]) revert', 'if (false) revert',
    ['invariant_membersAreThoseThatProposalsMade']],
  ['a removed account is no member', 'Membership', '_isMember[account] = false;', '',
    ['invariant_membersAreThoseThatProposalsMade']],
  ['one call fails, all fail', 'Consortium', 'if (ok) return;', 'return;',
    ['invariant_membersAreThoseThatProposalsMade']],
  ['a rejection does not close too early', 'Consortium', '- p.rejections >= threshold()', '- p.rejections > threshold()',
    ['testFuzz_executesExactlyWithAStrictMajority']],
  ['a hopeless proposal is closed', 'Consortium', 'p.state = State.Rejected;', '',
    ['testFuzz_executesExactlyWithAStrictMajority']],
  ['nobody is left alone', 'Membership', 'if (left < _MIN_MEMBERS_LEFT) revert', 'if (false) revert',
    ['test_refusesToLeaveOneMemberAlone']],
  ['the consortium is no member of itself', 'Membership', '|| account == address(this)', '',
    ['test_refusesNobodyAndItselfAsMember']],
  ['calls go to owned contracts', 'Consortium', '_requireOwnTarget(calls[i].target);', '',
    ['test_refusesCallsOfForeignContracts']],
  ['the id binds the calls', 'Consortium', 'abi.encode(number, calls)', 'abi.encode(number)', ['testFuzz_theIdBindsNumberAndCalls']],
];

const guards = all.filter(([name]) => name.includes(process.argv[2] ?? ''));
const copy = mkdtempSync(join(tmpdir(), 'must-fail-'));
const forge = join(home, 'node_modules/@foundry-rs/forge-linux-amd64/bin/forge');
const faults = [];
try {
  for (const item of ['foundry.toml', 'solc-js.cjs', 'package.json', 'src']) cpSync(join(home, item), join(copy, item), {recursive: true});
  rmSync(join(copy, 'src', 'main'), {recursive: true, force: true});
  rmSync(join(copy, 'src', 'test'), {recursive: true, force: true});
  symlinkSync(join(home, 'node_modules'), join(copy, 'node_modules'));
  const tests = readdirSync(join(home, 'test')).filter((f) => /^(Consortium|LoneMember|Vm).*\.sol$/.test(f) && !f.includes('Gas'));
  for (const file of tests) cpSync(join(home, 'test', file), join(copy, 'test', file));

  if (failing('').size) throw new Error('The tests fail before anything was taken out.');
  for (const [name, file, guard, instead, expected] of guards) {
    const path = join(copy, 'src', `${file}.sol`);
    const source = readFileSync(path, 'utf8');
    if (source.split(guard).length !== 2) throw new Error(`${file}.sol does not contain once: ${guard}`);
    writeFileSync(path, source.replace(guard, () => instead));
    const failed = failing(expected.join('|'));
    writeFileSync(path, source);
    const missing = expected.filter((test) => !failed.has(test));
    console.log(`${missing.length ? 'NOT MISSED' : 'missed'}: ${name}${missing.length ? ` by ${missing.join(', ')}` : ''}`);
    if (missing.length) faults.push(name);
  }
} finally {
  rmSync(copy, {recursive: true, force: true});
}
if (faults.length) {
  console.error(`${faults.length} guards can go without a test noticing.`);
  process.exit(1);
}
console.log(`Each of ${guards.length} guards is missed by the tests named for it.`);

/** Names of the tests that match and fail; throws when they cannot be compiled. */
function failing(match) {
  const args = ['test', '--json', ...(match ? ['--match-test', match] : [])];
  // A guard's parameter may be left unused: that is no fault of the mutant.
  const run = spawnSync(forge, args, {cwd: copy, encoding: 'utf8', maxBuffer: 1 << 28, env: {...process.env, FOUNDRY_DENY: 'never'}});
  const line = run.stdout.split('\n').findLast((l) => l.startsWith('{"test/'));
  if (!line) throw new Error(`forge: ${run.stderr || run.stdout}`);
  const suites = Object.values(JSON.parse(line));
  const results = suites.flatMap((suite) => Object.entries(suite.test_results));
  if (!results.length) throw new Error(`No test is called ${match}.`);
  return new Set(results.filter(([, result]) => result.status === 'Failure').map(([name]) => name.split('(')[0]));
}
