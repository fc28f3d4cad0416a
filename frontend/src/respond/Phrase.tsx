import type { ReactNode } from 'react';
import { useForm } from './FormContext';
import { LaterFiles } from './Later';

const INLINE = /\*\*(.+?)\*\*|__(.+?)__|\*(.+?)\*|_(.+?)_|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/;

/** The Markdown that form authors use (bold, italic, links, line breaks); HTML tags are left out. */
function inline(text: string): ReactNode[] {
  const found = INLINE.exec(text);
  if (!found) return text ? [text] : [];
  const [whole, bold, bold2, italic, italic2, linked, address] = found;
  const made = linked ? (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {linked}
    </a>
  ) : (bold ?? bold2) ? (
    <strong>{inline(bold ?? bold2 ?? '')}</strong>
  ) : (
    <em>{inline(italic ?? italic2 ?? '')}</em>
  );
  return [...inline(text.slice(0, found.index)), made, ...inline(text.slice(found.index + whole.length))];
}

/** A text of the form, in the language it exists in, so that a screen reader pronounces it right. */
export function Phrase({ text, index }: { text: string; index?: number | undefined }) {
  const { session } = useForm();
  const { run } = session.state;
  const clean = text.replace(/<br\s*\/?>/gi, '\n').replace(/<\/?[a-z][^>]*>/gi, '');
  const lines = clean.split(/\r?\n/).map((line) => line.replace(/^#{1,6}\s+/, ''));
  const foreign = run.translated(index) ? undefined : run.program.languages[0];
  const files = run.files(index);
  const withFiles = Object.keys(files).length > 0;
  return (
    <span lang={foreign} className={withFiles ? 'with-files' : undefined}>
      {withFiles && <LaterFiles files={files} text={clean} />}
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text have no identity but their place
        <span key={at}>
          {at > 0 && <br />}
          {inline(line)}
        </span>
      ))}
    </span>
  );
}
