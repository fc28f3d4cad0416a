/**
 * Reads the part of the PO format that the catalogues use: comments, `msgid` and `msgstr`, strings
 * continued over lines.
 * @param {string} source
 * @returns {Map<string, string>} text by id
 * @throws {Error} for a message that comes twice, or a line it doesn't know
 */
export function parsePo(source) {
  const messages = new Map();
  /** @type {string | null} */
  let id = null;
  /** @type {string | null} */
  let text = null;
  const close = () => {
    if (id && text !== null) {
      if (messages.has(id)) throw new Error(`the message ${id} comes twice`);
      messages.set(id, text);
    }
    id = null;
    text = null;
  };
  for (const [index, raw] of source.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const match = /^(msgid |msgstr )?(".*")$/.exec(line);
    if (!match?.[2]) throw new Error(`line ${index + 1} is not PO: ${line}`);
    const value = JSON.parse(match[2]);
    if (match[1] === 'msgid ') {
      close();
      id = value;
    } else if (match[1] === 'msgstr ') text = value;
    else if (text !== null) text += value;
    else id = (id ?? '') + value;
  }
  close();
  return messages;
}
