/** Asking the service. Only paths of the host this page came from; nothing of a document goes with it but what the path says. */
const PATIENCE = 8_000;
const LARGEST = 4 * 1024 * 1024;

/**
 * @param {string} path absolute path on this host
 * @param {import('./clock.mjs').Clock} clock learns the time from the answer
 * @param {string} [type] media type that the answer must have; an answer of another one is none
 * @returns {Promise<{ text: string } | { status: number } | { failed: 'unreachable' | 'too-large' }>}
 */
export async function ask(path, clock, type) {
  const sent = clock.now();
  try {
    const response = await fetch(path, {
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    clock.learn(response.headers.get('Date'), sent);
    if (!response.ok) return { status: response.status };
    if (type !== undefined && response.headers.get('Content-Type')?.split(';')[0] !== type) return { status: 406 };
    const text = await bounded(response);
    return text === null ? { failed: 'too-large' } : { text };
  } catch {
    // No network, a host that does not answer, a connection that breaks: for the reader it is the same.
    return { failed: 'unreachable' };
  }
}

async function bounded(response) {
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.length;
    if (length > LARGEST) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
