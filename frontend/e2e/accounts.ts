import { readFileSync } from 'node:fs';

/** Columns of the accounts file stand at least two blanks apart: address, password, who it is. */
const columns = /\s{2,}/;

/** @throws {Error} when the file has no such account */
export function passwordOf(email: string): string {
  const file = process.env.DURU_ACCOUNTS;
  if (!file) throw new Error('DURU_ACCOUNTS does not name the accounts file');
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [account, password] = line.trim().split(columns);
    if (account === email && password) return password;
  }
  throw new Error(`${file} has no account ${email}`);
}
