import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../../components/Dialog';
import { Icon, type IconName } from '../../../components/icons';
import { useI18n } from '../../../lib/i18n/I18n';
import { canRecord } from '../../../lib/media/recorder';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import type { DraftFile } from './draft';
import css from './Evidence.module.css';
import { EvidenceForm } from './EvidenceForm';
import type { CycleOfEvidence } from './EvidencePanel';
import { type Kind, largestFileQuery } from './evidence';
import { type Chosen, prepare } from './prepare';
import { RecordSound } from './RecordSound';
import { kindWords } from './words';

const taken = 'image/*,audio/*,video/mp4,video/webm,.pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.csv,.tsv,.txt,.md';

interface Asked {
  kind: Kind;
  file?: DraftFile;
}

/** Buttons as large as a thumb; what was chosen is asked about piece by piece. */
export function AddEvidence({ cycle, place }: { cycle: CycleOfEvidence; place: string }) {
  const { t, format } = useI18n();
  const me = useMe();
  const largest = useQuery(largestFileQuery).data;
  const { project } = useScope();
  const [waiting, setWaiting] = useState<Asked[]>([]);
  const [recording, setRecording] = useState(false);
  const [trouble, setTrouble] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);

  const choose = async (files: File[]) => {
    setBusy(true);
    const chosen: Chosen[] = [];
    for (const file of files) chosen.push(await prepare(file, largest)); // one after the other: phones have little memory
    setBusy(false);
    setTrouble(
      chosen.flatMap((one) =>
        'trouble' in one ? [t(one.trouble, { name: one.name, size: format.bytes(largest ?? 0) })] : [],
      ),
    );
    setWaiting(chosen.flatMap((one) => ('file' in one ? [one] : [])));
  };

  const [now] = waiting;
  return (
    <div className={css.add}>
      <ul className={css.buttons} aria-label={t('evidence.add')}>
        <FileButton icon="camera" label={t('evidence.add_photo')} accept="image/*" camera onChosen={choose} />
        <FileButton icon="upload" label={t('evidence.add_files')} accept={taken} onChosen={choose} />
        {canRecord() && (
          <AddButton
            icon="microphone"
            label={t('evidence.add_recording')}
            onClick={() => setRecording(true)}
          />
        )}
        <AddButton
          icon="open"
          label={t('evidence.add_link')}
          onClick={() => setWaiting([{ kind: 'link' }])}
        />
        {may(me, 'measure:read', project.id) && (
          <AddButton
            icon="chart"
            label={t('evidence.add_chart')}
            onClick={() => setWaiting([{ kind: 'chart' }])}
          />
        )}
        {may(me, 'figures:read', project.id) && (
          <AddButton
            icon="ask"
            label={t('evidence.add_survey')}
            onClick={() => setWaiting([{ kind: 'survey_result' }])}
          />
        )}
      </ul>
      <p className={css.note}>{t('evidence.cleaned')}</p>
      <div aria-live="polite">
        {busy && <p className={css.note}>{t('evidence.preparing')}</p>}
        {trouble.map((text) => (
          <p className={css.loud} key={text}>
            <Icon name="alert" /> {text}
          </p>
        ))}
      </div>
      {recording && (
        <Dialog title={t('evidence.add_recording')} onClose={() => setRecording(false)}>
          <RecordSound
            onKeep={(file) => {
              setRecording(false);
              setWaiting([{ kind: 'recording', file }]);
            }}
          />
        </Dialog>
      )}
      {now && (
        <Dialog title={t(kindWords[now.kind])} onClose={() => setWaiting([])}>
          <EvidenceForm
            key={waiting.length}
            asked={now}
            left={waiting.length - 1}
            cycle={cycle}
            place={place}
            onKept={() => setWaiting((all) => all.slice(1))}
          />
        </Dialog>
      )}
    </div>
  );
}

function AddButton({ icon, label, onClick }: { icon: IconName; label: string; onClick: () => void }) {
  return (
    <li>
      <button type="button" className={css.button} onClick={onClick}>
        <Icon name={icon} size={26} />
        {label}
      </button>
    </li>
  );
}

interface FileButtonProps {
  icon: IconName;
  label: string;
  accept: string;
  camera?: boolean;
  onChosen: (files: File[]) => Promise<void>;
}

/** The browser's own choice of files, drawn like the other buttons; the input takes the focus. */
function FileButton({ icon, label, accept, camera = false, onChosen }: FileButtonProps) {
  return (
    <li>
      <label className={css.button}>
        <Icon name={icon} size={26} />
        {label}
        <input
          className={css.input}
          type="file"
          accept={accept}
          multiple={!camera}
          {...(camera && { capture: 'environment' as const })}
          onChange={({ currentTarget }) => {
            const files = [...(currentTarget.files ?? [])];
            currentTarget.value = '';
            void onChosen(files);
          }}
        />
      </label>
    </li>
  );
}
