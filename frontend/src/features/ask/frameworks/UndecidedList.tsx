import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Panel } from '../../../components/Panel';
import { Trouble } from '../../../components/Trouble';
import { msg, useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import { saidIn } from '../said';
import { MappedItem } from './DimensionList';
import css from './Frameworks.module.css';
import {
  addMapping,
  type Framework,
  type FrameworkItems,
  type Mapping,
  type Subject,
  useDimensionNames,
} from './frameworks';

const kinds = {
  split: msg('fw.undecided_split'),
  merged: msg('fw.undecided_merged'),
  dropped: msg('fw.undecided_dropped'),
};

interface UndecidedListProps {
  framework: Framework;
  undecided: FrameworkItems['undecided'];
}

/** What was mapped on an earlier version and did not simply go on: a person says where it belongs. */
export function UndecidedList({ framework, undecided }: UndecidedListProps) {
  const { t } = useI18n();
  if (undecided.length === 0) return null;
  return (
    <Panel title={t('fw.undecided', { n: undecided.length })}>
      <ul className={css.items}>
        {undecided.map((one) => (
          <li key={one.mapping.id}>
            <MappedItem mapping={one.mapping} />
            <Fate mapping={one.mapping} kind={one.kind} />
            <Deciding framework={framework} mapping={one.mapping} candidates={one.candidates} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Fate({ mapping, kind }: { mapping: Mapping; kind: keyof typeof kinds }) {
  const { t } = useI18n();
  const name = useDimensionNames(mapping.framework_id, mapping.number);
  return <p className={css.soft}>{t(kinds[kind], { code: name(mapping.dimension ?? '') })}</p>;
}

const subjectOf = ({ item_id, instrument_id, path }: Mapping): Subject =>
  item_id ? { item_id } : { instrument_id: instrument_id ?? '', path: path ?? '' };

function Deciding({
  framework,
  mapping,
  candidates,
}: {
  framework: Framework;
  mapping: Mapping;
  candidates: string[];
}) {
  const { t, language } = useI18n();
  const { project } = useScope();
  const me = useMe();
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: (dimension: string | null) =>
      addMapping(framework.version_id, dimension, subjectOf(mapping), mapping.note),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['framework', framework.id] }),
        client.invalidateQueries({ queryKey: ['mappings'] }),
      ]),
  });
  if (!may(me, 'instrument:write', project.id)) return null;
  const label = (code: string) =>
    saidIn(framework.content.dimensions.find((one) => one.code === code)?.label ?? {}, language) || code;
  return (
    <div className={css.tools}>
      {candidates.map((code) => (
        <Button key={code} variant="default" loading={decide.isPending} onClick={() => decide.mutate(code)}>
          {t('fw.decide', { dimension: label(code) })}
        </Button>
      ))}
      <Button variant="subtle" loading={decide.isPending} onClick={() => decide.mutate(null)}>
        {t('fw.decide_none')}
      </Button>
      {decide.error && <Trouble error={decide.error} />}
    </div>
  );
}
