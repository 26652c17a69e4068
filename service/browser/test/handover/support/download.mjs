import { readFileSync } from 'node:fs';

/** Presses a button and takes the file that it saves. */
export async function saved(page, button) {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
}
