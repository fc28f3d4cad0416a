import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { Trouble } from '../../../components/Trouble';
import { submitted } from '../../../lib/forms/fields';
import { useI18n } from '../../../lib/i18n/I18n';
import { ChartChoice, SurveyChoice } from './Choices';
import { type Draft, type DraftFile, missing, newDraft, showsPeople } from './draft';
import css from './Evidence.module.css';
import type { CycleOfEvidence } from './EvidencePanel';
import type { Kind } from './evidence';
import { keepEvidence } from './keep';
import { More } from './More';
import { PeopleField } from './PeopleField';
import { Preview } from './Preview';

interface FormProps {
  asked: { kind: Kind; file?: DraftFile };
  /** How many follow this one. */
  left: number;
  cycle: CycleOfEvidence;
  place: string;
  onKept: () => void;
}

const today = () => {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** What a piece of evidence shows, in a minute: three things are asked, the rest may be left out. */
export function EvidenceForm({ asked, left, cycle, place, onKept }: FormProps) {
  const { t, language } = useI18n();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState<Draft>(() => newDraft(asked.kind, today(), asked.file));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const set = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }));
  const lacking = missing(draft);
  const wrong = (name: (typeof lacking)[number], text: string) =>
    tried && lacking.includes(name) ? text : undefined;

  const keep = async () => {
    setTried(true);
    const [first] = lacking;
    if (first) {
      form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
      return;
    }
    setBusy(true);
    try {
      await keepEvidence(draft, cycle.id, place, language);
      onKept();
    } catch (problem) {
      // The device has no room left, or keeps nothing: nothing is said to be kept.
      setError(problem instanceof Error ? problem : new Error(String(problem)));
      setBusy(false);
    }
  };

  return (
    <form ref={form} className={css.form} noValidate onSubmit={submitted(() => void keep())}>
      {left > 0 && <p className={css.note}>{t('evidence.more_follow', { count: left })}</p>}
      {draft.file && <Preview file={draft.file} />}
      {draft.kind === 'link' && (
        <TextInput
          name="url"
          type="url"
          inputMode="url"
          required
          label={t('evidence.url')}
          placeholder="https://"
          value={draft.url}
          error={wrong('url', t('evidence.url_wrong'))}
          onChange={(event) => set({ url: event.currentTarget.value })}
        />
      )}
      {draft.kind === 'chart' && (
        <ChartChoice draft={draft} set={set} cycle={cycle} error={wrong('measureId', t('evidence.choose'))} />
      )}
      {draft.kind === 'survey_result' && (
        <SurveyChoice
          draft={draft}
          set={set}
          cycle={cycle}
          waveError={wrong('waveId', t('evidence.choose'))}
          questionError={wrong('question', t('evidence.choose'))}
        />
      )}
      <TextInput
        name="title"
        required
        maxLength={200}
        label={t('evidence.name')}
        value={draft.title}
        error={wrong('title', t('evidence.name_missing'))}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      {draft.kind === 'photo' && (
        <Textarea
          name="alt"
          required
          autosize={false}
          rows={2}
          maxLength={1000}
          label={t('evidence.alt')}
          description={t('evidence.alt_help')}
          value={draft.alt}
          error={wrong('alt', t('evidence.alt_missing'))}
          onChange={(event) => set({ alt: event.currentTarget.value })}
        />
      )}
      {showsPeople(draft) && (
        <PeopleField draft={draft} set={set} error={wrong('people', t('evidence.people_missing'))} />
      )}
      <NativeSelect
        name="pointer"
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
      {error && <Trouble error={error} />}
      <Button type="submit" size="md" loading={busy} fullWidth>
        {t('evidence.save')}
      </Button>
    </form>
  );
}
