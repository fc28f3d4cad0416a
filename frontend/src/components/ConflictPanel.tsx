import { Button, Stack, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useI18n } from '../lib/i18n/I18n';
import { type Choice, choicesOf, resolution } from '../lib/offline/choices';
import type { Item } from '../lib/offline/item';
import { type Clash, type Json, same } from '../lib/offline/merge';
import { waiting } from '../lib/offline/waiting';
import css from './ConflictPanel.module.css';

export type WordsOf = (field: string, value: Json | undefined) => string;

interface ConflictPanelProps {
  item: Item;
  /** A value as the page shows it (a date, a choice); texts stand as they are. */
  words?: WordsOf;
  /** Who wrote the other version of a field, and when. */
  author?: (field: string) => Promise<{ name: string | null; at: string } | null>;
}

/** Two people changed the same fields: both versions in full, field by field, and the person chooses. */
export function ConflictPanel({ item, words = plain, author }: ConflictPanelProps) {
  const { t } = useI18n();
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const { trouble } = item;
  if (trouble?.kind !== 'conflict') return null;
  const settled = choicesOf(trouble.clashes, choices);
  const settle = () => settled && void waiting.replace(item.id, resolution(trouble, settled));
  return (
    <section className={css.panel} id="needs-you" aria-label={t('conflict.title')}>
      <h2>{t('conflict.title')}</h2>
      <p>{t('conflict.lead')}</p>
      {trouble.clashes.map((clash) => (
        <ClashField
          key={clash.at}
          clash={clash}
          label={labelOf(item, clash)}
          words={words}
          author={author}
          updatedAt={String(trouble.current.updated_at ?? '')}
          choice={choices[clash.at]}
          choose={(choice) => setChoices((now) => ({ ...now, [clash.at]: choice }))}
        />
      ))}
      <div>
        <Button disabled={!settled} onClick={settle}>
          {t('conflict.settle')}
        </Button>
      </div>
    </section>
  );

  function labelOf({ names = {} }: Item, { at }: Clash): string {
    const [field = '', , part] = at.split('/');
    const id = names[part ? `${field}.${part}` : field] ?? names[field];
    return id ? t(id) : at;
  }
}

const plain: WordsOf = (_, value) => (typeof value === 'string' ? value : JSON.stringify(value ?? ''));

interface ClashFieldProps extends Pick<ConflictPanelProps, 'author'> {
  clash: Clash;
  label: string;
  words: WordsOf;
  updatedAt: string;
  choice: Choice | undefined;
  choose: (choice: Choice) => void;
}

function ClashField({ clash, label, words, author, updatedAt, choice, choose }: ClashFieldProps) {
  const { t, format } = useI18n();
  const who = useQuery({
    queryKey: ['author', clash.at, updatedAt],
    queryFn: async () => (await author?.(clash.at)) ?? null,
    enabled: author !== undefined,
    retry: false,
  });
  const at = who.data?.at ?? updatedAt;
  const theirs = who.data?.name
    ? t('conflict.theirs_by', { name: who.data.name, time: at && format.dateTime(at) })
    : t('conflict.theirs', { time: at && format.dateTime(at) });
  const text = (value: Json | undefined) =>
    value === undefined ? t('conflict.removed') : words(clash.at, value) || t('conflict.blank');
  const texts = typeof clash.yours === 'string' && typeof clash.current === 'string';
  const option = (kind: 'yours' | 'theirs', heading: string, value: Json | undefined) => (
    <label className={css.version}>
      <span className={css.who}>
        <input
          type="radio"
          name={clash.at}
          checked={choice?.kind === kind}
          onChange={() => choose({ kind, value })}
        />
        {heading}
      </span>
      <span className={css.text}>{text(value)}</span>
    </label>
  );
  return (
    <fieldset className={css.clash}>
      <legend>{label}</legend>
      {clash.base !== undefined && !same(clash.base, '') && (
        <details>
          <summary>{t('conflict.before')}</summary>
          <p className={css.text}>{text(clash.base)}</p>
        </details>
      )}
      <div className={css.versions}>
        {option('yours', t('conflict.yours'), clash.yours)}
        {option('theirs', theirs, clash.current)}
      </div>
      {texts && (
        <Stack gap="xs">
          <label className={css.who}>
            <input
              type="radio"
              name={clash.at}
              checked={choice?.kind === 'both'}
              onChange={() => choose({ kind: 'both', value: `${clash.yours}\n\n${clash.current}` })}
            />
            {t('conflict.both')}
          </label>
          {choice?.kind === 'both' && (
            <Textarea
              aria-label={`${label}: ${t('conflict.both')}`}
              autosize={false}
              rows={5}
              value={String(choice.value ?? '')}
              onChange={(event) => choose({ kind: 'both', value: event.currentTarget.value })}
            />
          )}
        </Stack>
      )}
    </fieldset>
  );
}
