import { fileURLToPath } from 'node:url';
import { importFaults } from './imports.mjs';

const faults = await importFaults(fileURLToPath(new URL('../src', import.meta.url)));
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
else console.log('imports: every direction is allowed');
