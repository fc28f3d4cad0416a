import { fileURLToPath } from 'node:url';
import { catalogueFaults } from './catalogues.mjs';

const at = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const faults = await catalogueFaults(at('../src'), at('../src/locales'));
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
else console.log('catalogues: complete in every language');
