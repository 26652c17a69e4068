import { parseCredential, parseSeal, verify } from '../verify/verify.mjs';
import { gather } from './gather.mjs';
import { typeNames } from './names.mjs';
import { stateOf } from './states.mjs';

/**
 * Checks what was shown and says everything the page shows about it.
 *
 * @param {import('./input.mjs').Input} input a presentation
 * @param {{ store: object, clock: import('./clock.mjs').Clock, trust: () => Promise<import('./trust.mjs').Trust>, host: string }} device
 */
export async function check(input, device) {
  const { store, clock, host } = device;
  clock.begin();
  const [gathered, trust] = await Promise.all([gather(input.presentation, store, clock, host), device.trust(), clock.recall()]);
  const now = clock.now();
  const began = performance.now();
  const report = await verify(input.presentation, gathered.evidence, trust.reading, now);
  const verifying = performance.now() - began;
  const doubt = clock.doubt();
  // Only a clock that changes the answer takes it away; otherwise it is told beside the answer.
  const clockDiffers = doubt !== null && answer(await verify(input.presentation, gathered.evidence, trust.reading, doubt.other)) !== answer(report);
  const content = contentOf(input.presentation, gathered.evidence, trust.reading);
  return {
    input, report, trust, gathered, doubt, verifying, content,
    state: stateOf(report, { gathered, clockDiffers }),
    names: content.credential === undefined ? undefined : await typeNames(content.credential.type, store, clock, host),
  };
}

function answer(report) {
  return JSON.stringify([report.verdict, report.checks.map(({ outcome, reason, required }) => (required || outcome === 'failed' ? [outcome, reason] : []))]);
}

/**
 * What the document says, for display.
 *
 * @returns {{ seal?: object, credential?: object }} either as parseSeal and parseCredential say it
 */
function contentOf(presentation, evidence, policy) {
  const carried = presentation.bundle ?? presentation.pdf ?? (presentation.attachment === undefined ? undefined : evidence.bundle);
  const bundle = carried === undefined ? {} : parsed(carried);
  const sealBytes = presentation.seal ?? decoded(bundle.seal);
  const text = presentation.credential ?? bundle.credential;
  const seal = sealBytes === undefined ? undefined : parseSeal(sealBytes, policy);
  const credential = typeof text === 'string' ? parseCredential(text) : undefined;
  return {
    ...(seal !== undefined && seal.refused === undefined ? { seal } : {}),
    ...(credential !== undefined && credential.refused === undefined ? { credential } : {}),
  };
}

function parsed(bundle) {
  try {
    return JSON.parse(typeof bundle === 'string' ? bundle : new TextDecoder().decode(bundle)) ?? {};
  } catch {
    return {};
  }
}

function decoded(base64url) {
  try {
    return typeof base64url === 'string' ? Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0)) : undefined;
  } catch {
    return undefined;
  }
}
