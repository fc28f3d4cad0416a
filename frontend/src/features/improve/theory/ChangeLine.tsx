import { StateBadge, type Tone } from '../../../components/StateBadge';
import { msg, useI18n } from '../../../lib/i18n/I18n';
import css from './Theory.module.css';
import type { Change } from './theories';

export const kinds: Record<Change['kind'], { label: string; tone: Tone }> = {
  added: { label: msg('theory.kind_added'), tone: 'good' },
  removed: { label: msg('theory.kind_removed'), tone: 'bad' },
  changed: { label: msg('theory.kind_changed'), tone: 'busy' },
  moved: { label: msg('theory.kind_moved'), tone: 'quiet' },
};

const parts: Record<Change['part'], string> = {
  problem: msg('theory.problem'),
  aim_id: msg('theory.aim'),
  causes: msg('theory.causes'),
  drivers: msg('theory.drivers'),
};

interface ChangeLineProps {
  change: Change;
  /** An aim in words. */
  aimOf: (id: string | null) => string;
}

/** One difference in words: where, of which kind, and before and after. */
export function ChangeLine({ change, aimOf }: ChangeLineProps) {
  const { t } = useI18n();
  const { part, kind } = change;
  const words = (value: string | null) => (part === 'aim_id' ? aimOf(value) : value) || t('theory.nothing');
  const before = change.before ? said(change.before) : null;
  const after = change.after ? said(change.after) : null;
  const tone = kinds[kind];
  return (
    <span className={css.change}>
      <span className={css.changeHead}>
        <StateBadge tone={tone.tone} label={t(tone.label)} />
        <span className={css.soft}>{t(parts[part])}</span>
      </span>
      {kind === 'changed' ? (
        <span>
          <del>{before ?? words(change.was)}</del> <span aria-hidden="true">→</span>{' '}
          <ins>{after ?? words(change.now)}</ins>
        </span>
      ) : (
        <span>{after ?? before}</span>
      )}
    </span>
  );
}

const said = (node: { text: string; note?: string }) =>
  node.note ? `${node.text} (${node.note})` : node.text;
