import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Dialog } from '../../../components/Dialog';
import { Loaded } from '../../../components/Loaded';
import { Panel } from '../../../components/Panel';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { ChangeLine } from './ChangeLine';
import { MergePanel } from './MergePanel';
import css from './Theory.module.css';
import { comparisonQuery, giveUpVariant, type Theory } from './theories';
import type { Editing } from './useDraft';

interface VariantPanelProps {
  theory: Theory;
  network: string;
  draft: Editing;
  aimOf: (id: string | null) => string;
}

/** A school's variant beside its network's theory: what differs, and what the network changed since. */
export function VariantPanel({ theory, network, draft, aimOf }: VariantPanelProps) {
  const { t } = useI18n();
  const base = theory.base_version ?? 1;
  const goesBy = draft.base ?? base;
  const newest = theory.network_version ?? base;
  const differences = useQuery(comparisonQuery(theory.id, base, theory.version, network));
  return (
    <>
      {newest > goesBy && theory.may_write && (
        <MergePanel
          title={t('theory.moved_on')}
          lead={t('theory.moved_on_lead', { from: goesBy, to: newest })}
          theory={network}
          from={goesBy}
          version={newest}
          content={draft.content}
          aimOf={aimOf}
          onTaken={(content, version) => draft.become(content, draft.from, draft.origin, version)}
        />
      )}
      <Panel
        title={t('theory.differs')}
        aside={theory.may_write && <GiveUp theory={theory} network={network} />}
      >
        <Loaded query={differences} rows={2}>
          {({ changes }) =>
            changes.length === 0 ? (
              <p className={css.soft}>{t('theory.differs_not', { version: base })}</p>
            ) : (
              <ul className={css.plain}>
                {changes.map((change) => (
                  <li key={change.key}>
                    <ChangeLine change={change} aimOf={aimOf} />
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Panel>
    </>
  );
}

function GiveUp({ theory, network }: { theory: Theory; network: string }) {
  const { t } = useI18n();
  const { to } = useScope();
  const say = useSay();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const end = useMutation({
    mutationFn: () => giveUpVariant(theory.id, theory.version),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['theories'] });
      say(t('theory.given_up', { school: theory.school ?? '' }));
      await navigate(to(`improve/theory/${network}`));
    },
  });
  return (
    <>
      <Button variant="subtle" size="sm" onClick={() => setAsked(true)}>
        {t('theory.give_up')}
      </Button>
      {asked && (
        <Dialog title={t('theory.give_up')} onClose={() => setAsked(false)}>
          <p>{t('theory.give_up_lead', { count: theory.version })}</p>
          {end.error && <Trouble error={end.error} />}
          <Button loading={end.isPending} onClick={() => end.mutate()}>
            {t('theory.give_up')}
          </Button>
        </Dialog>
      )}
    </>
  );
}
