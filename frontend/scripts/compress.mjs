import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const text = /\.(html|js|css|svg|json|webmanifest)$/;

/** @param {Buffer} bytes */
export const brotliSize = async (bytes) => (await asBrotli(bytes)).length;

/** @param {Buffer} bytes */
const asBrotli = (bytes) => brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });

/**
 * Writes `name.br` and `name.gz` beside each text file, so that the gateway never compresses at run time.
 * @param {string} folder
 * @returns {Promise<number>} how many files were looked at
 */
export async function compressFolder(folder) {
  const names = (await readdir(folder, { recursive: true })).filter((name) => text.test(name));
  for (const name of names) {
    const file = join(folder, name);
    const bytes = await readFile(file);
    const packed = { br: await asBrotli(bytes), gz: await zip(bytes, { level: 9 }) };
    for (const [ending, smaller] of Object.entries(packed)) {
      if (smaller.length < bytes.length) await writeFile(`${file}.${ending}`, smaller);
    }
  }
  return names.length;
}
