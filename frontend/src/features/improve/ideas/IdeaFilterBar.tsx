import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { PhoneFold } from '../../../components/PhoneFold';
import { useI18n } from '../../../lib/i18n/I18n';
import {
  digitalLabels,
  digitals,
  levelLabels,
  levels,
  statuses,
  statusLabels,
} from '../../../lib/improve/idea-words';
import type { AddressFilters } from './filters';
import css from './Ideas.module.css';

interface IdeaFilterBarProps {
  filters: AddressFilters;
  change: (changes: Partial<AddressFilters>) => void;
  clear: () => void;
  narrowed: boolean;
}

const typingPause = 300;

export function IdeaFilterBar({ filters, change, clear, narrowed }: IdeaFilterBarProps) {
  const { t } = useI18n();
  const all = { value: '', label: t('app.all') };
  const [typed, setTyped] = useState(filters.search);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setTyped(filters.search), [filters.search]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (words: string) => {
    setTyped(words);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => change({ search: words }), typingPause);
  };
  return (
    <search className={css.filters} aria-label={t('ideas.filters')}>
      <TextInput
        type="search"
        label={t('ideas.search')}
        value={typed}
        onChange={(event) => search(event.currentTarget.value)}
      />
      <PhoneFold
        label={t('app.filters')}
        chosen={[filters.status, filters.level, filters.digital].filter(Boolean).length}
      >
        <div className={css.selects}>
          <NativeSelect
            label={t('ideas.status')}
            value={filters.status}
            data={[all, ...statuses.map((value) => ({ value, label: t(statusLabels[value]) }))]}
            onChange={(event) => change({ status: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('ideas.level')}
            value={filters.level}
            data={[all, ...levels.map((value) => ({ value, label: t(levelLabels[value]) }))]}
            onChange={(event) => change({ level: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('ideas.digital')}
            value={filters.digital}
            data={[all, ...digitals.map((value) => ({ value, label: t(digitalLabels[value]) }))]}
            onChange={(event) => change({ digital: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('ideas.order')}
            value={filters.order}
            data={[
              { value: 'newest', label: t('ideas.order_newest') },
              { value: 'title', label: t('ideas.order_title') },
            ]}
            onChange={(event) => change({ order: event.currentTarget.value as AddressFilters['order'] })}
          />
        </div>
      </PhoneFold>
      {narrowed && (
        <Button variant="subtle" className={css.clear} onClick={clear}>
          {t('ideas.clear')}
        </Button>
      )}
    </search>
  );
}
