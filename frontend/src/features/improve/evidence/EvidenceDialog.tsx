import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../../components/Dialog';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { RecordTalk } from '../talk/RecordTalk';
import { aboutWords } from './about';
import { EditEvidence } from './EditEvidence';
import css from './Evidence.module.css';
import type { CycleOfEvidence } from './EvidencePanel';
import { type Evidence, evidenceKey, removeEvidence } from './evidence';
import { Frozen } from './Frozen';
import { Media } from './Media';
import { SendAgain } from './SendAgain';
import { kindWords, methodWords, voiceWords } from './words';

interface DialogProps {
  evidence: Evidence;
  cycle: CycleOfEvidence;
  place: string;
  onClose: () => void;
}

/** All about one piece: seen or heard, by whom and how it came to be; to mend or to remove. */
export function EvidenceDialog({ evidence, cycle, place, onClose }: DialogProps) {
  const { t } = useI18n();
  const { project } = useScope();
  const [editing, setEditing] = useState(false);
  if (editing) {
    return (
      <Dialog title={t('evidence.edit')} onClose={onClose}>
        <EditEvidence evidence={evidence} cycle={cycle} place={place} onDone={() => setEditing(false)} />
      </Dialog>
    );
  }
  return (
    <Dialog title={evidence.title} onClose={onClose}>
      <div className={css.detail}>
        <Media evidence={evidence} />
        {evidence.frozen && <Frozen evidence={evidence} />}
        {evidence.state !== 'complete' && <SendAgain evidence={evidence} place={place} />}
        {evidence.shows && <p className={css.shows}>{evidence.shows}</p>}
        <Facts evidence={evidence} cycle={cycle} />
        {evidence.may_write && (
          <div className={css.row}>
            <Button variant="default" onClick={() => setEditing(true)}>
              {t('evidence.edit')}
            </Button>
            <Remove evidence={evidence} onDone={onClose} />
          </div>
        )}
        <RecordTalk
          kind="evidence"
          record={{ id: evidence.id, project_id: project.id, network_id: cycle.network_id }}
          title={evidence.title}
        />
      </div>
    </Dialog>
  );
}

function Facts({ evidence, cycle }: { evidence: Evidence; cycle: CycleOfEvidence }) {
  const { t, format } = useI18n();
  const { file, voice, people } = evidence;
  const facts = [
    [t('evidence.kind'), t(kindWords[evidence.kind])],
    [t('evidence.about'), aboutWords(t, cycle, evidence.pointer)],
    [t('evidence.method'), t(methodWords[evidence.method])],
    [t('evidence.collected_on'), evidence.collected_on && format.date(evidence.collected_on)],
    [t('evidence.voice'), voice && t(voiceWords[voice])],
    [t('evidence.outsider_fact'), evidence.outsider && t('evidence.yes')],
    [t('evidence.alt'), evidence.alt],
    [
      t('evidence.people_fact'),
      people && (people === 'agreed' ? t('evidence.people_agreed') : t('evidence.people_nobody')),
    ],
    [t('evidence.file_fact'), file && `${file.name} · ${format.bytes(file.size)}`],
  ];
  return (
    <dl className={css.facts}>
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={String(name)}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Remove({ evidence, onDone }: { evidence: Evidence; onDone: () => void }) {
  const { t } = useI18n();
  const say = useSay();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const removing = useMutation({
    mutationFn: () => removeEvidence(evidence.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: evidenceKey(evidence.cycle_id) });
      say(t('evidence.removed'));
      onDone();
    },
  });
  if (!asked) {
    return (
      <Button variant="subtle" color="red" onClick={() => setAsked(true)}>
        {t('evidence.remove')}
      </Button>
    );
  }
  return (
    <div className={css.sure}>
      <p>{t('evidence.remove_sure')}</p>
      {removing.error && <Trouble error={removing.error} />}
      <div className={css.row}>
        <Button color="red" loading={removing.isPending} onClick={() => removing.mutate()}>
          {t('evidence.remove')}
        </Button>
        <Button variant="default" onClick={() => setAsked(false)}>
          {t('evidence.leave')}
        </Button>
      </div>
    </div>
  );
}
