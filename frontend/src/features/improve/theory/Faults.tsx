import type { ProblemDetail } from '../../../lib/api/problem';
import { msg, type Translate, useI18n } from '../../../lib/i18n/I18n';
import { type Content, longestNote, longestText, most, withoutBlanks } from './model';
import css from './Theory.module.css';

/** Each rule that a theory does not meet, with the place in the words of who wrote it. */
export function Faults({ content, errors }: { content: Content; errors: ProblemDetail[] }) {
  const { t } = useI18n();
  return (
    <ul className={css.faults}>
      {errors.map((fault) => (
        <li key={`${fault.pointer}${fault.code}`}>{faultInWords(t, content, fault)}</li>
      ))}
    </ul>
  );
}

const texts: Record<string, string> = {
  'theory.problem_missing': msg('theory.fault_problem'),
  'theory.text_missing': msg('theory.fault_text'),
  'theory.text_long': msg('theory.fault_long'),
  'theory.note_long': msg('theory.fault_note_long'),
  'theory.too_many': msg('theory.fault_many'),
  'theory.too_deep': msg('theory.fault_deep'),
  'theory.aim_unknown': msg('theory.fault_aim'),
  'theory.parent_missing': msg('theory.fault_place'),
  'theory.loop': msg('theory.fault_place'),
};

/** A rule that is not met, with the place in the words of who wrote it. */
function faultInWords(t: Translate, content: Content, fault: ProblemDetail) {
  const [, part, index] = /^\/(causes|drivers)\/(\d+)/.exec(fault.pointer ?? '') ?? [];
  const rows = part === 'causes' || part === 'drivers' ? withoutBlanks(content[part]) : [];
  const where = rows[Number(index)]?.text;
  const known = texts[fault.code ?? ''];
  const words = known
    ? t(known, { text: longestText, note: longestNote, causes: most.causes, drivers: most.drivers })
    : [fault.message, fault.fix].filter(Boolean).join(' ');
  return where ? `“${where}”: ${words}` : words;
}
