import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Draft } from './draft';
import css from './Evidence.module.css';
import type { Evidence } from './evidence';
import { methodWords, voiceWords } from './words';

export type SetDraft = (change: Partial<Draft>) => void;

/** How it came to be: what makes a finding hold when others ask. May be left as it is. */
export function More({ draft, set }: { draft: Draft; set: SetDraft }) {
  const { t } = useI18n();
  return (
    <details className={css.more}>
      <summary>{t('evidence.more')}</summary>
      <div className={css.moreFields}>
        <Textarea
          rows={2}
          maxLength={2000}
          label={t('evidence.shows')}
          value={draft.shows}
          onChange={(event) => set({ shows: event.currentTarget.value })}
        />
        <div className={css.pair}>
          <NativeSelect
            label={t('evidence.method')}
            value={draft.method}
            onChange={(event) => set({ method: event.currentTarget.value as Evidence['method'] })}
            data={Object.entries(methodWords).map(([value, id]) => ({ value, label: t(id) }))}
          />
          <TextInput
            type="date"
            label={t('evidence.collected_on')}
            value={draft.collectedOn}
            onChange={(event) => set({ collectedOn: event.currentTarget.value })}
          />
        </div>
        <NativeSelect
          label={t('evidence.voice')}
          value={draft.voice}
          onChange={(event) => set({ voice: event.currentTarget.value })}
          data={[
            { value: '', label: t('evidence.voice_none') },
            ...Object.entries(voiceWords).map(([value, id]) => ({ value, label: t(id) })),
          ]}
        />
        <Checkbox
          size="md"
          label={t('evidence.outsider')}
          checked={draft.outsider}
          onChange={(event) => set({ outsider: event.currentTarget.checked })}
        />
      </div>
    </details>
  );
}
