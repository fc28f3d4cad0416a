import { useQuery } from '@tanstack/react-query';
import { useI18n } from '../../../lib/i18n/I18n';
import { aboutWords } from './about';
import css from './Evidence.module.css';
import type { CycleOfEvidence } from './EvidencePanel';
import { sidesQuery } from './evidence';

/** From how many sides each question is seen, and what would add one. A hint, never a mark. */
export function Sides({ cycle }: { cycle: CycleOfEvidence }) {
  const { t, format } = useI18n();
  const { data } = useQuery(sidesQuery(cycle.id));
  const hints = {
    people: t('evidence.side_people'),
    methods: t('evidence.side_methods'),
    outsider: t('evidence.side_outsider'),
  };
  if (!data || data.length === 0) return null;
  return (
    <section className={css.sides} aria-label={t('evidence.sides')}>
      <h3>{t('evidence.sides')}</h3>
      <ul>
        {data.map((side) => (
          <li key={side.pointer}>
            <strong>{aboutWords(t, cycle, side.pointer)}</strong>
            <span>
              {t('evidence.seen_by', { people: side.people, methods: side.methods.length })}{' '}
              {side.missing.length > 0
                ? t('evidence.side_more', { what: format.list(side.missing.map((name) => hints[name])) })
                : t('evidence.side_enough')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
