import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { Icon } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Trouble } from '../../../components/Trouble';
import { saveFile } from '../../../lib/documents/save-file';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { saidIn } from '../said';
import { DimensionList } from './DimensionList';
import { DraftBar } from './DraftBar';
import css from './Frameworks.module.css';
import { exportPath, type Framework, frameworkItemsQuery, frameworkQuery } from './frameworks';
import { useResults, WaveSelect } from './results';
import { UndecidedList } from './UndecidedList';

/** A framework at one version: its dimensions, what measures each, what nothing measures, and what was answered. */
export function FrameworkPage() {
  const { framework: id = '' } = useParams();
  const [search] = useSearchParams();
  const asked = Number(search.get('number')) || undefined;
  const framework = useQuery(frameworkQuery(id, asked));
  return <Loaded query={framework}>{(one) => <Shown framework={one} />}</Loaded>;
}

function Shown({ framework }: { framework: Framework }) {
  const { t, language } = useI18n();
  const { to } = useScope();
  const [search, setSearch] = useSearchParams();
  const { content, number, state } = framework;
  const put = (name: string, value: string) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  const citation = saidIn(content.citation ?? {}, language);
  return (
    <Page
      title={saidIn(content.title, language)}
      lead={saidIn(content.description ?? {}, language)}
      trail={[{ label: t('ask.frameworks'), to: to('ask/frameworks') }]}
      actions={<Exports framework={framework} />}
    >
      {citation && <p className={css.citation}>{citation}</p>}
      {framework.versions.length > 1 && (
        <div className={css.selects}>
          <NativeSelect
            label={t('instruments.version')}
            value={String(number)}
            data={framework.versions.map((one) => ({
              value: String(one.number),
              label:
                one.state === 'draft'
                  ? t('fw.draft_n', { n: one.number })
                  : t('library.version', { n: one.number }),
            }))}
            onChange={(event) => put('number', event.currentTarget.value)}
          />
        </div>
      )}
      {state === 'draft' ? (
        <>
          <DraftBar framework={framework} />
          <DimensionList framework={framework} items={null} results={null} />
        </>
      ) : (
        <Published framework={framework} wave={search.get('wave') ?? ''} onWave={(id) => put('wave', id)} />
      )}
    </Page>
  );
}

interface PublishedProps {
  framework: Framework;
  wave: string;
  onWave: (id: string) => void;
}

function Published({ framework, wave, onWave }: PublishedProps) {
  const items = useQuery(frameworkItemsQuery(framework.id, framework.number));
  return (
    <Loaded query={items}>
      {(found) => <WithResults framework={framework} found={found} wave={wave} onWave={onWave} />}
    </Loaded>
  );
}

function WithResults({
  framework,
  found,
  wave,
  onWave,
}: PublishedProps & { found: Parameters<typeof DimensionList>[0]['items'] & object }) {
  const results = useResults(found, wave);
  return (
    <>
      <WaveSelect found={found} wave={wave} onWave={onWave} results={results} />
      <UndecidedList framework={framework} undecided={found.undecided} />
      <DimensionList framework={framework} items={found} results={results} />
    </>
  );
}

function Exports({ framework }: { framework: Framework }) {
  const { t } = useI18n();
  const save = useMutation({
    mutationFn: (format: 'csv' | 'json') =>
      saveFile(
        exportPath(framework.id, framework.number, format),
        `${framework.key}-${framework.number}.${format}`,
      ),
  });
  return (
    <span className={css.tools}>
      {(['csv', 'json'] as const).map((format) => (
        <Button
          key={format}
          variant="default"
          leftSection={<Icon name="file" size={18} />}
          loading={save.isPending && save.variables === format}
          onClick={() => save.mutate(format)}
        >
          {format === 'csv' ? t('fw.export_table') : t('fw.export_json')}
        </Button>
      ))}
      {save.error && <Trouble error={save.error} />}
    </span>
  );
}
