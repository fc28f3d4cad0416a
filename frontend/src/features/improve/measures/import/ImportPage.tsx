import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { Loaded } from '../../../../components/Loaded';
import { Page } from '../../../../components/Page';
import { Panel } from '../../../../components/Panel';
import { Trouble } from '../../../../components/Trouble';
import { Problem } from '../../../../lib/api/problem';
import { useI18n } from '../../../../lib/i18n/I18n';
import {
  type ImportBody,
  type ImportPreview,
  previewImport,
  takeImport,
} from '../../../../lib/improve/measure-imports';
import { type Measure, measureChanged, measureQuery } from '../../../../lib/improve/measures';
import { useScope } from '../../../../lib/scope/useScope';
import css from '../Measures.module.css';
import { importFault } from './import-words';
import { Preview } from './Preview';
import { Source } from './Source';
import { Stored } from './Stored';

export default function ImportPage() {
  const { t } = useI18n();
  const { to } = useScope();
  const { id = '' } = useParams();
  const measure = useQuery(measureQuery(id));
  return (
    <Page
      title={t('measure.import')}
      lead={t('import.lead')}
      trail={[
        { label: t('measures.title'), to: to('improve/measures') },
        ...(measure.data ? [{ label: measure.data.name, to: to(`improve/measures/${id}`) }] : []),
      ]}
    >
      <Loaded query={measure}>{(found) => <Import measure={found} />}</Loaded>
    </Page>
  );
}

/** How a person said that the text is to be read; it holds for the text when that was mended, too. */
function correctionsIn(body: ImportBody | null): ImportBody {
  const { text: _, file: __, ...corrections } = body ?? {};
  return corrections;
}

/** A column that was chosen and is not in the text any more is chosen anew; all else stays as it was said. */
async function lookAt(
  measureId: string,
  body: ImportBody,
): Promise<{ preview: ImportPreview; read: ImportBody }> {
  try {
    return { preview: await previewImport(measureId, body), read: body };
  } catch (error) {
    const gone = error instanceof Problem ? error.errors.filter(({ code }) => code === 'import.column') : [];
    const roles = gone.map(({ pointer }) => pointer?.split('/').at(-1) ?? '');
    const left = Object.entries(body.columns ?? {}).filter(([role]) => !roles.includes(role));
    if (left.length === Object.keys(body.columns ?? {}).length) throw error;
    return lookAt(measureId, { ...body, columns: Object.fromEntries(left) });
  }
}

/** Look first, mend or correct how it is read, then take: nothing is stored before. */
function Import({ measure }: { measure: Measure }) {
  const client = useQueryClient();
  const [body, setBody] = useState<ImportBody | null>(null);
  const look = useMutation({
    mutationFn: (wanted: ImportBody) => lookAt(measure.id, wanted),
    onSuccess: ({ read }) => setBody(read),
  });
  const take = useMutation({
    mutationFn: (choice: Parameters<typeof takeImport>[2]) => takeImport(measure.id, body ?? {}, choice),
    onSuccess: () => measureChanged(client, measure.id),
  });
  const check = (wanted: ImportBody) => {
    take.reset();
    setBody(wanted);
    look.mutate(wanted);
  };
  if (take.data) {
    return (
      <Stored
        measure={measure}
        result={take.data}
        again={() => {
          take.reset();
          look.reset();
          setBody(null);
        }}
      />
    );
  }
  return (
    <>
      <Source
        measure={measure}
        busy={look.isPending}
        check={(source) => check({ ...correctionsIn(body), ...source })}
      />
      <div aria-live="polite">
        {(look.error ?? take.error) && <Refused error={look.error ?? take.error} />}
      </div>
      {body && look.data && (
        <Preview
          measure={measure}
          body={body}
          preview={look.data.preview}
          busy={look.isPending || take.isPending}
          check={check}
          take={take.mutate}
        />
      )}
    </>
  );
}

/** A text that is no table: what is wrong with it and how to mend it, in the reader's language. */
function Refused({ error }: { error: Error | null }) {
  const { t } = useI18n();
  if (!error) return null;
  if (!(error instanceof Problem) || error.errors.length === 0) return <Trouble error={error} />;
  return (
    <Panel title={t('import.unreadable')}>
      <ul className={css.changes}>
        {error.errors.map((fault) => (
          <li key={`${fault.pointer}${fault.code}`}>{importFault(t, fault)}</li>
        ))}
      </ul>
    </Panel>
  );
}
