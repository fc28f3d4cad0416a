import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** @param {string} text @returns {never} */
function refuse(text) {
  console.error(`e2e: ${text}`);
  process.exit(2);
}

const chromium = process.env.CHROMIUM || '/usr/bin/chromium';
if (!process.env.DURU_URL) refuse('set DURU_URL to the address of a running system (make run prints it)');
if (!process.env.DURU_ACCOUNTS) refuse('set DURU_ACCOUNTS to its accounts file (.local/accounts.txt)');
if (!existsSync(process.env.DURU_ACCOUNTS)) refuse(`there is no accounts file ${process.env.DURU_ACCOUNTS}`);
if (!existsSync(chromium)) {
  refuse(`no browser at ${chromium}: run "apt-get install chromium", or set CHROMIUM to one`);
}
const { status } = spawnSync('npx', ['playwright', 'test', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 1);
