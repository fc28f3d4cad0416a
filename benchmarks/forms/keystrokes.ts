/** How long one keystroke takes in the browser's engine: a model and a path in, microseconds out. */

import { readFileSync } from 'node:fs';
import { Program } from '../../frontend/src/lib/form-engine/program';
import '../../frontend/src/lib/form-engine/rare';
import { FormState } from '../../frontend/src/lib/form-engine/state';

const { model, answers, path, rounds } = JSON.parse(readFileSync(0, 'utf8'));
const state = new FormState(new Program(model), { answers, seed: 's' });
const times: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const before = performance.now();
  state.set(path, `written ${round}`);
  times.push((performance.now() - before) * 1000);
}
times.sort((one, other) => one - other);
process.stdout.write(JSON.stringify({ median: times[Math.floor(times.length / 2)], worst: times.at(-1) }));
