/**
 * Reads the part of the PO format that the catalogues use: comments, `msgid` and `msgstr`, strings
 * continued over lines. Throws on a message that comes twice or a line it doesn't know.
 */
export function parsePo(source: string): Map<string, string> {
  const messages = new Map<string, string>();
  let id: string | null = null;
  let text: string | null = null;
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
    const value = JSON.parse(match[2]) as string;
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
