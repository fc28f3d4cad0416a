import { accessSync, constants } from 'node:fs';

export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Debian's browser, or the one that CHROMIUM names.
 * @throws {Error} with the command that installs it: a journey without a browser has not passed
 */
export function chromium(): string {
  const path = process.env.CHROMIUM || '/usr/bin/chromium';
  try {
    accessSync(path, constants.X_OK);
  } catch {
    throw new Error(`no browser at ${path}: run "apt-get install chromium", or set CHROMIUM to one`);
  }
  return path;
}
