import { msg, useI18n } from '../../../lib/i18n/I18n';
import css from './Build.module.css';
import { useDesk } from './BuildContext';
import type { Item } from './outline';
import { cell } from './sheets';

const sentences: Record<string, string> = {
  tie: msg('netmark.tie'),
  alter: msg('netmark.alter'),
  alter_id: msg('netmark.alter_id'),
  attribute: msg('netmark.attribute'),
  alter_tie: msg('netmark.alter_tie'),
};

/** What the marks of a row make of its answers in a social network, in plain words. */
export function NetworkNote({ item }: { item: Item }) {
  const { t } = useI18n();
  const { book } = useDesk();
  const marks = cell(book.survey, item.row, 'duru_network').split(/\s+/).filter(Boolean);
  const said = marks.flatMap((mark) => {
    const [kind = '', name = ''] = mark.split(':');
    const sentence = sentences[kind];
    return sentence ? [{ mark, text: t(sentence, { name }) }] : [];
  });
  if (said.length === 0) return null;
  return (
    <ul className={css.marks}>
      {said.map(({ mark, text }) => (
        <li key={mark}>{text}</li>
      ))}
    </ul>
  );
}
