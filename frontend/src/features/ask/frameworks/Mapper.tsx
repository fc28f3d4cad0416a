import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Empty } from '../../../components/Empty';
import { Loaded } from '../../../components/Loaded';
import { Trouble } from '../../../components/Trouble';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { namesQuery } from '../../../lib/session/names';
import { saidIn } from '../said';
import css from './Frameworks.module.css';
import {
  addMapping,
  type Dimension,
  type FrameworkHead,
  frameworkQuery,
  frameworksQuery,
  type Mapping,
  people,
  removeMapping,
  type Subject,
} from './frameworks';
import { inOrder } from './tree';

interface MapperProps {
  subject: Subject;
  name: string;
  mappings: Mapping[];
}

/** Every dimension to tick, with a search over its words in all languages. Each click is kept at once. */
export function Mapper({ subject, name, mappings }: MapperProps) {
  const { t, language } = useI18n();
  const { project } = useScope();
  const frameworks = useQuery(frameworksQuery(project.id));
  const [chosen, choose] = useState<string | null>(null);
  return (
    <Loaded query={frameworks}>
      {(all) => {
        const published = all.filter(({ state }) => state === 'published');
        const shown = published.find((one) => one.id === chosen) ?? published[0];
        if (!shown) return <Empty title={t('fw.empty')} text={t('fw.empty_hint')} />;
        return (
          <div className={css.mapper}>
            <p className={css.about}>{name}</p>
            {published.length > 1 && (
              <NativeSelect
                label={t('fw.framework')}
                value={shown.id}
                data={published.map((one) => ({ value: one.id, label: saidIn(one.title, language) }))}
                onChange={(event) => choose(event.currentTarget.value)}
              />
            )}
            <Dimensions key={shown.id} head={shown} subject={subject} mappings={mappings} />
          </div>
        );
      }}
    </Loaded>
  );
}

const holdsWords = ({ code, label, description = {} }: Dimension, words: string[]) => {
  const text = [code, ...Object.values(label), ...Object.values(description)].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
};

interface DimensionsProps {
  head: FrameworkHead;
  subject: Subject;
  mappings: Mapping[];
}

function Dimensions({ head, subject, mappings }: DimensionsProps) {
  const { t, language } = useI18n();
  const framework = useQuery(frameworkQuery(head.id, head.number));
  const [typed, setTyped] = useState('');
  const [note, setNote] = useState('');
  const turn = useTurning(head, subject);
  const names = useQuery(namesQuery(people(mappings)));
  const mapped = new Map(
    mappings
      .filter((one) => one.framework_version_id === head.version_id)
      .map((one) => [one.dimension ?? '', one]),
  );
  /** What the dimension is; who mapped it and why, where somebody did. */
  const said = ({ description = {} }: Dimension, mapping: Mapping | undefined) => {
    const by = mapping && names.data?.get(mapping.created_by);
    return [saidIn(description, language), by && t('fw.mapped_by', { name: by }), mapping?.note]
      .filter(Boolean)
      .join(' · ');
  };
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return (
    <Loaded query={framework}>
      {({ content }) => {
        const found = inOrder(content.dimensions).filter(({ node }) => holdsWords(node, words));
        return (
          <>
            <TextInput
              label={t('fw.search')}
              type="search"
              value={typed}
              data-autofocus
              maxLength={200}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <TextInput
              label={t('fw.note')}
              value={note}
              maxLength={4000}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            {turn.error && <Trouble error={turn.error} />}
            <div className={css.ticks}>
              {found.map(({ node, depth }) => (
                <Checkbox
                  key={node.code}
                  style={{ marginInlineStart: `${depth * 1.4}rem` }}
                  label={saidIn(node.label, language)}
                  description={said(node, mapped.get(node.code))}
                  checked={
                    mapped.has(node.code) !== (turn.isPending && turn.variables.dimension === node.code)
                  }
                  disabled={turn.isPending}
                  onChange={() => turn.mutate({ dimension: node.code, there: mapped.get(node.code), note })}
                />
              ))}
              {found.length === 0 && <p className={css.soft}>{t('fw.no_dimension')}</p>}
            </div>
          </>
        );
      }}
    </Loaded>
  );
}

interface Turn {
  dimension: string;
  there: Mapping | undefined;
  note: string;
}

function useTurning(head: FrameworkHead, subject: Subject) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ dimension, there, note }: Turn) => {
      if (there) await removeMapping(there.id);
      else await addMapping(head.version_id, dimension, subject, note.trim());
    },
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['mappings'] }),
        client.invalidateQueries({ queryKey: ['framework', head.id, 'items'] }),
        client.invalidateQueries({ queryKey: ['library'] }),
      ]),
  });
}
