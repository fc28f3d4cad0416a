import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { Panel } from '../../../components/Panel';
import { useI18n } from '../../../lib/i18n/I18n';
import { AddEvidence } from './AddEvidence';
import css from './Evidence.module.css';
import { EvidenceCard } from './EvidenceCard';
import { EvidenceDialog } from './EvidenceDialog';
import { type Evidence, evidenceQuery } from './evidence';
import { MadeHere } from './MadeHere';
import { Sides } from './Sides';
import { useMadeOn } from './useMadeOn';

export interface CycleOfEvidence {
  id: string;
  title: string;
  network_id: string;
  questions: { id?: string; question: string }[];
  may_write: boolean;
}

/** All that a team has to show for one cycle, and the buttons that add more. Works without a connection. */
export function EvidencePanel({ cycle, place }: { cycle: CycleOfEvidence; place: string }) {
  const { t } = useI18n();
  const query = useQuery(evidenceQuery(cycle.id));
  const made = useMadeOn(cycle.id, query.data ?? []);
  const [open, setOpen] = useState<Evidence | null>(null);
  return (
    <Panel title={t('evidence.title')}>
      <div className={css.panel}>
        {cycle.may_write && <AddEvidence cycle={cycle} place={place} />}
        <Sides cycle={cycle} />
        {made.length > 0 && <MadeHere records={made} />}
        <Loaded query={query} rows={3}>
          {(items) =>
            items.length > 0 ? (
              <ul className={css.gallery} aria-label={t('evidence.gallery')}>
                {items.map((item) => (
                  <EvidenceCard key={item.id} evidence={item} cycle={cycle} onOpen={() => setOpen(item)} />
                ))}
              </ul>
            ) : (
              made.length === 0 && (
                <Empty
                  title={t('evidence.empty')}
                  text={cycle.may_write ? t('evidence.empty_text') : t('evidence.empty_reader')}
                />
              )
            )
          }
        </Loaded>
      </div>
      {open && (
        <EvidenceDialog
          evidence={query.data?.find(({ id }) => id === open.id) ?? open}
          cycle={cycle}
          place={place}
          onClose={() => setOpen(null)}
        />
      )}
    </Panel>
  );
}
