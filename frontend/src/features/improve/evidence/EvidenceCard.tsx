import { useQuery } from '@tanstack/react-query';
import { ItemStateBadge } from '../../../components/ItemStateBadge';
import { Icon } from '../../../components/icons';
import { StateBadge } from '../../../components/StateBadge';
import { useI18n } from '../../../lib/i18n/I18n';
import { aboutWords } from './about';
import css from './Evidence.module.css';
import type { CycleOfEvidence } from './EvidencePanel';
import { bytesQuery, type Evidence } from './evidence';
import { Progress } from './Progress';
import { useFileOf } from './useMadeOn';
import { useObjectUrl } from './useObjectUrl';
import { kindIcons, kindWords } from './words';

interface CardProps {
  evidence: Evidence;
  cycle: CycleOfEvidence;
  onOpen: () => void;
}

/** One piece of evidence in the gallery: what it is, what it belongs to, and whether all of it has arrived. */
export function EvidenceCard({ evidence, cycle, onOpen }: CardProps) {
  const { t, format } = useI18n();
  const { kind, title, state } = evidence;
  const here = useFileOf(evidence.id);
  const day = evidence.collected_on ?? evidence.created_at.slice(0, 10);
  return (
    <li className={css.card}>
      <button type="button" className={css.cardButton} onClick={onOpen}>
        <span className={css.face}>
          {evidence.file?.family === 'picture' ? (
            <Thumbnail evidence={evidence} sha256={evidence.file.sha256} />
          ) : (
            <Icon name={kindIcons[kind]} size={34} />
          )}
        </span>
        <span className={css.said}>
          <strong className={css.cardTitle}>{title}</strong>
          <span className={css.meta}>
            {t(kindWords[kind])} · {format.date(day)}
          </span>
          <span className={css.meta}>{aboutWords(t, cycle, evidence.pointer)}</span>
        </span>
      </button>
      {state !== 'complete' && (
        <div className={css.cardState}>
          {here ? (
            <>
              <ItemStateBadge item={here} />
              <Progress item={here} />
            </>
          ) : (
            <StateBadge
              tone={state === 'refused' ? 'bad' : 'quiet'}
              label={state === 'refused' ? t('evidence.state_refused') : t('evidence.state_waiting')}
            />
          )}
        </div>
      )}
    </li>
  );
}

function Thumbnail({ evidence, sha256 }: { evidence: Evidence; sha256: string }) {
  const { data, error } = useQuery(bytesQuery(evidence.id, 'thumbnail', sha256));
  const url = useObjectUrl(data);
  if (url) return <img className={css.thumbnail} src={url} alt={evidence.alt} />;
  return <Icon name={error ? 'alert' : 'camera'} size={34} />;
}
