import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { kindGroups, kindName } from '../build/words';
import { frameworkQuery, frameworksQuery } from '../frameworks/frameworks';
import { saidIn } from '../said';
import css from './Library.module.css';
import type { Sought } from './library';

interface ItemFiltersProps {
  sought: Sought;
  onSeek: (sought: Sought) => void;
  /** A dialog has room for the words alone, and begins with them. */
  brief?: boolean;
}

/** By words in any language, by kind, by what it measures; a tag is chosen at the items themselves. */
export function ItemFilters({ sought, onSeek, brief = false }: ItemFiltersProps) {
  const { t } = useI18n();
  const words = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (brief) words.current?.focus();
  }, [brief]);
  return (
    <search className={css.filters}>
      <TextInput
        ref={words}
        label={t('library.search')}
        value={sought.q ?? ''}
        maxLength={200}
        type="search"
        onChange={(event) => onSeek({ ...sought, q: event.currentTarget.value })}
      />
      <KindSelect sought={sought} onSeek={onSeek} />
      {!brief && <DimensionSelects sought={sought} onSeek={onSeek} />}
      {sought.tag && (
        <button type="button" className={css.tag} onClick={() => onSeek({ ...sought, tag: '' })}>
          {t('library.tag_off', { tag: sought.tag })}
        </button>
      )}
    </search>
  );
}

function KindSelect({ sought, onSeek }: ItemFiltersProps) {
  const { t } = useI18n();
  return (
    <NativeSelect
      label={t('library.kind')}
      value={sought.kind ?? ''}
      data={[
        { value: '', label: t('library.any_kind') },
        ...kindGroups.map(({ label, kinds }) => ({
          group: t(label),
          items: kinds.map((kind) => ({ value: kind.toLowerCase(), label: kindName(t, kind) })),
        })),
      ]}
      onChange={(event) => onSeek({ ...sought, kind: event.currentTarget.value })}
    />
  );
}

function DimensionSelects({ sought, onSeek }: ItemFiltersProps) {
  const { t, language } = useI18n();
  const { project } = useScope();
  const frameworks = useQuery(frameworksQuery(project.id));
  const chosen = frameworks.data?.find((one) => one.version_id === sought.framework);
  const framework = useQuery({
    ...frameworkQuery(chosen?.id ?? '', chosen?.number),
    enabled: chosen !== undefined,
  });
  if (!frameworks.data?.length) return null;
  return (
    <>
      <NativeSelect
        label={t('fw.framework')}
        value={sought.framework ?? ''}
        data={[
          { value: '', label: t('fw.any') },
          ...frameworks.data
            .filter(({ state }) => state === 'published')
            .map((one) => ({ value: one.version_id, label: saidIn(one.title, language) })),
        ]}
        onChange={(event) => onSeek({ ...sought, framework: event.currentTarget.value, dimension: '' })}
      />
      {framework.data && (
        <NativeSelect
          label={t('fw.dimension')}
          value={sought.dimension ?? ''}
          data={[
            { value: '', label: t('fw.any_dimension') },
            ...framework.data.content.dimensions.map((one) => ({
              value: one.code,
              label: saidIn(one.label, language),
            })),
          ]}
          onChange={(event) => onSeek({ ...sought, dimension: event.currentTarget.value })}
        />
      )}
    </>
  );
}
