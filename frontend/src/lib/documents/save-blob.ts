/** Saves what was made on this device where the browser saves files. */
export function saveBlob(blob: Blob, name: string) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** `asistencia-escuela-3-2026-11-29.svg`: letters and digits alone, whatever the title says. */
export const fileName = (titles: string[], today: string, kind: string) =>
  `${[...titles.map(simple).filter(Boolean), today].join('-')}.${kind}`;

const simple = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
