import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { checkBudgets } from './budget.mjs';
import { compressFolder } from './compress.mjs';

const frontend = fileURLToPath(new URL('..', import.meta.url));
const entries = {
  app: 'src/app/main.tsx',
  respond: 'src/respond/main.tsx',
  preview: 'src/preview/main.tsx',
  docs: 'src/docs/main.ts',
};

for (const [entry, main] of Object.entries(entries)) {
  if (!existsSync(frontend + main)) throw new Error(`the entry ${main} is missing`);
  await build({ configFile: `${frontend}vite.${entry}.config.ts`, logLevel: 'warn' });
}
const written = await compressFolder(`${frontend}dist`);
console.log(`dist: ${written} files, each with .br and .gz where that is smaller`);
process.exitCode = (await checkBudgets(`${frontend}dist`)) ? 0 : 1;
