import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../../components/Dialog';
import { Icon } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { StateBadge } from '../../../components/StateBadge';
import { Trouble } from '../../../components/Trouble';
import { saveFile } from '../../../lib/documents/save-file';
import { useI18n } from '../../../lib/i18n/I18n';
import { ChangeList } from './ChangeList';
import { changesQuery, fileName, type Instrument, modelQuery, spreadsheetPath } from './instruments';
import { PhoneFrame } from './PhoneFrame';
import css from './Questionnaires.module.css';

/** One version for ever as it is: when, whose, what it changed, its spreadsheet and how it looks. */
export function VersionItem({ version, newest }: { version: Instrument; newest: boolean }) {
  const { t, format } = useI18n();
  const [shown, setShown] = useState(false);
  const save = useMutation({
    mutationFn: () => saveFile(spreadsheetPath(version.id, version.version_id), fileName(version.title)),
  });
  const facts = [
    format.date(version.created_at),
    version.form_version && t('questionnaire.author_version', { version: version.form_version }),
    t('questionnaire.asks', { n: version.questions }),
    format.list(version.languages.map(format.languageName)),
  ];
  return (
    <li className={css.version}>
      <div className={css.versionHead}>
        <div>
          <h3>
            {t('questionnaire.version', { n: version.version })}{' '}
            {newest && <StateBadge tone="good" label={t('questionnaire.newest')} />}{' '}
            {!version.web && <StateBadge tone="busy" label={t('instruments.collect_only')} />}{' '}
            {version.asks_for_people && <StateBadge tone="quiet" label={t('instruments.named_only')} />}
          </h3>
          <p className={css.facts}>{facts.filter(Boolean).join(' · ')}</p>
        </div>
        <span className={css.rowTools}>
          <Button
            variant="default"
            leftSection={<Icon name="play" size={18} />}
            onClick={() => setShown(true)}
          >
            {t('preview.open')}
          </Button>
          <Button
            variant="default"
            leftSection={<Icon name="file" size={18} />}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            {t('questionnaire.export')}
          </Button>
        </span>
      </div>
      {save.error && <Trouble error={save.error} />}
      {version.version > 1 && <Changed version={version} />}
      {shown && (
        <Dialog title={`${version.title} · ${version.version}`} onClose={() => setShown(false)}>
          <VersionPreview version={version} />
        </Dialog>
      )}
    </li>
  );
}

function VersionPreview({ version }: { version: Instrument }) {
  const model = useQuery(modelQuery(version.id, version.version_id));
  return <Loaded query={model}>{({ model }) => <PhoneFrame model={model} />}</Loaded>;
}

/** Asked for when somebody opens it. */
function Changed({ version }: { version: Instrument }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const changes = useQuery({ ...changesQuery(version.id, version.version_id), enabled: open });
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={css.summary}>{t('questionnaire.changed', { n: version.version - 1 })}</summary>
      {open && <Loaded query={changes}>{(told) => <ChangeList told={told} />}</Loaded>}
    </details>
  );
}
