import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { submitted } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Fields, Json } from '../../../lib/offline/merge';
import { waiting } from '../../../lib/offline/waiting';
import { type Draft, newDraft } from './draft';
import css from './Evidence.module.css';
import type { CycleOfEvidence } from './EvidencePanel';
import { type Evidence, evidenceKey } from './evidence';
import { recordOf } from './keep';
import { More } from './More';
import { PeopleField } from './PeopleField';

interface EditProps {
  evidence: Evidence;
  cycle: CycleOfEvidence;
  place: string;
  onDone: () => void;
}

const draftOf = (evidence: Evidence): Draft => ({
  ...newDraft(evidence.kind, evidence.collected_on ?? ''),
  title: evidence.title,
  shows: evidence.shows,
  pointer: evidence.pointer,
  method: evidence.method,
  voice: evidence.voice ?? '',
  outsider: evidence.outsider,
  alt: evidence.alt,
  people: evidence.people ?? '',
});

const fieldsOf = (draft: Draft): Fields => ({
  title: draft.title.trim(),
  shows: draft.shows.trim(),
  pointer: draft.pointer,
  method: draft.method,
  collected_on: draft.collectedOn || null,
  voice: draft.voice || null,
  outsider: draft.outsider,
  alt: draft.alt.trim(),
  people: draft.people || null,
});

/** What was said about it, mended; works without a connection like everything of a cycle. */
export function EditEvidence({ evidence, cycle, place, onDone }: EditProps) {
  const { t } = useI18n();
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(evidence));
  const set = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }));
  const nameless = draft.title.trim() === '';
  const undescribed = evidence.kind === 'photo' && draft.alt.trim() === '';

  const keep = async () => {
    if (nameless || undescribed) return;
    const before = fieldsOf(draftOf(evidence));
    const changes = Object.fromEntries(
      Object.entries(fieldsOf(draft)).filter(([name, value]) => value !== before[name]),
    ) as Record<string, Json>;
    if (Object.keys(changes).length > 0) {
      const base = Object.fromEntries(Object.keys(changes).map((name) => [name, before[name] ?? null]));
      await waiting.edit(
        {
          record: recordOf(evidence.id),
          path: `/api/pdsa/v1/evidence/${evidence.id}`,
          label: draft.title.trim(),
          place,
          version: evidence.version,
          base,
          changes,
          stale: [evidenceKey(cycle.id)],
        },
        true,
      );
      client.setQueryData<Evidence[]>(evidenceKey(cycle.id), (all) =>
        all?.map((one) => (one.id === evidence.id ? ({ ...one, ...changes } as Evidence) : one)),
      );
    }
    onDone();
  };

  return (
    <form className={css.form} noValidate onSubmit={submitted(() => void keep())}>
      <TextInput
        required
        maxLength={200}
        label={t('evidence.name')}
        value={draft.title}
        error={nameless && t('evidence.name_missing')}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      {evidence.kind === 'photo' && (
        <Textarea
          required
          rows={2}
          maxLength={1000}
          label={t('evidence.alt')}
          description={t('evidence.alt_help')}
          value={draft.alt}
          error={undescribed && t('evidence.alt_missing')}
          onChange={(event) => set({ alt: event.currentTarget.value })}
        />
      )}
      {evidence.people !== null && <PeopleField draft={draft} set={set} error={undefined} />}
      <NativeSelect
        label={t('evidence.about')}
        value={draft.pointer}
        onChange={(event) => set({ pointer: event.currentTarget.value })}
        data={[
          { value: '', label: t('evidence.about_cycle') },
          ...cycle.questions.map(({ id, question }, n) => ({
            value: `/questions/${id ?? n}`,
            label: `${n + 1}. ${question}`,
          })),
        ]}
      />
      <More draft={draft} set={set} />
      <Button type="submit" size="md" fullWidth>
        {t('evidence.save')}
      </Button>
    </form>
  );
}
