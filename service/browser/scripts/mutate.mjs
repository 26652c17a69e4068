/** Judges vectors changed at random, for as long as one likes: `npm run mutate -- 100000 1` for so many changes of a seed. */

import { judgeChanged } from '../test/verify/robustness.mjs';

const [count = '20000', seed = `${Date.now() % 1_000_000}`] = process.argv.slice(2);
const { judged, valid, broken } = await judgeChanged(Number(count), Number(seed));
broken.forEach((problem) => console.log(problem));
console.log(`${judged - 1} changes of seed ${seed}, ${valid} still VALID, ${broken.length} problems`);
process.exitCode = broken.length === 0 ? 0 : 1;
