import { Textarea, TextInput } from '@mantine/core';
import { useI18n } from '../../../lib/i18n/I18n';
import css from './Library.module.css';
import type { Facts } from './library';

interface FactsFormProps {
  facts: Facts;
  onChange: (facts: Facts) => void;
}

export const tagsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim().slice(0, 60))
      .filter(Boolean),
  ),
];

/** What people need to know before they ask it. Where it comes from is never left out. */
export function FactsForm({ facts, onChange }: FactsFormProps) {
  const { t } = useI18n();
  const put = (next: Partial<Facts>) => onChange({ ...facts, ...next });
  return (
    <div className={css.form}>
      <TextInput
        label={t('library.title')}
        value={facts.title}
        maxLength={200}
        required
        onChange={(event) => put({ title: event.currentTarget.value })}
      />
      <Textarea
        label={t('library.about')}
        value={facts.about}
        rows={2}
        maxLength={4000}
        onChange={(event) => put({ about: event.currentTarget.value })}
      />
      <Textarea
        label={t('library.source')}
        description={t('library.source_hint')}
        value={facts.source}
        rows={2}
        maxLength={4000}
        required
        onChange={(event) => put({ source: event.currentTarget.value })}
      />
      <TextInput
        label={t('library.licence')}
        value={facts.licence}
        maxLength={4000}
        onChange={(event) => put({ licence: event.currentTarget.value })}
      />
      <TextInput
        label={t('library.tags')}
        description={t('library.tags_hint')}
        defaultValue={facts.tags.join(', ')}
        maxLength={400}
        onChange={(event) => put({ tags: tagsIn(event.currentTarget.value) })}
      />
    </div>
  );
}

export const isWhole = ({ title, source }: Facts) => title.trim() !== '' && source.trim() !== '';
