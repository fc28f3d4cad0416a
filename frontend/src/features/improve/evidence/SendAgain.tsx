import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Icon } from '../../../components/icons';
import { msg, useI18n } from '../../../lib/i18n/I18n';
import css from './Evidence.module.css';
import { type Evidence, evidenceKey, largestFileQuery } from './evidence';
import { sendFile } from './keep';
import { prepare } from './prepare';
import { useFileOf } from './useMadeOn';
import { refusalWords } from './words';

const waits = msg('evidence.waits_for_file');

/** The file has not arrived, or was refused: why, and another one to send. */
export function SendAgain({ evidence, place }: { evidence: Evidence; place: string }) {
  const { t, format } = useI18n();
  const largest = useQuery(largestFileQuery).data;
  const here = useFileOf(evidence.id);
  const [trouble, setTrouble] = useState('');
  const { refusal } = evidence;
  const words = refusal ? refusalWords(refusal.code) : waits;
  const send = async (chosen: File) => {
    const ready = await prepare(chosen, largest);
    if ('trouble' in ready) {
      return setTrouble(t(ready.trouble, { name: ready.name, size: format.bytes(largest ?? 0) }));
    }
    setTrouble('');
    const stale = [evidenceKey(evidence.cycle_id)];
    return sendFile(evidence.id, ready.file, { label: evidence.title, place, stale });
  };
  return (
    <div className={css.loud} role="note">
      <p>
        <Icon name="alert" /> {t(words)}
      </p>
      {trouble && <p role="alert">{trouble}</p>}
      {refusal && !here && evidence.may_write && (
        <label className={css.again}>
          {t('evidence.other_file')}
          <input
            type="file"
            onChange={({ currentTarget }) => {
              const [chosen] = currentTarget.files ?? [];
              if (chosen) void send(chosen);
            }}
          />
        </label>
      )}
    </div>
  );
}
