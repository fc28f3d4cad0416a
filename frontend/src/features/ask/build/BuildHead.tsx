import { ActionIcon, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Icon } from '../../../components/icons';
import { Tabs } from '../../../components/Tabs';
import { Trouble } from '../../../components/Trouble';
import { saveFile } from '../../../lib/documents/save-file';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { fileName } from '../instruments/instruments';
import css from './Build.module.css';
import { useDesk } from './BuildContext';
import { missingCount } from './languages';

/** Where the work stands, always in sight, with undo and the way out as a spreadsheet. */
export function BuildHead() {
  const { t } = useI18n();
  const { draft, title, undo, redo, saving, save } = useDesk();
  const out = useMutation({
    mutationFn: async () => {
      await save();
      await saveFile(`/api/survey/v1/drafts/${draft.id}/form.xlsx`, fileName(title));
    },
  });
  return (
    <div className={css.head}>
      <SaveState />
      <span className={css.headTools}>
        <ActionIcon
          variant="default"
          size={44}
          aria-label={t('app.undo')}
          title={t('app.undo')}
          disabled={!undo}
          onClick={undo ?? undefined}
        >
          <Icon name="undo" />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={44}
          aria-label={t('app.redo')}
          title={t('app.redo')}
          disabled={!redo}
          onClick={redo ?? undefined}
        >
          <Icon name="redo" />
        </ActionIcon>
        <Button
          variant="default"
          leftSection={<Icon name="file" size={18} />}
          loading={out.isPending}
          disabled={saving.kind === 'conflict'}
          onClick={() => out.mutate()}
        >
          {t('questionnaire.export')}
        </Button>
      </span>
      {out.error && <Trouble error={out.error} />}
      {saving.kind === 'failed' && saving.error && <Trouble error={saving.error} />}
    </div>
  );
}

function SaveState() {
  const { t, format } = useI18n();
  const { saving } = useDesk();
  const words = {
    saved: t('build.saved', { time: format.time(new Date(saving.at)) }),
    waiting: t('build.saving'),
    saving: t('build.saving'),
    offline: t('build.offline'),
    conflict: t('build.conflict'),
    failed: t('build.failed'),
  }[saving.kind];
  return (
    <p className={css.state} role="status" data-state={saving.kind}>
      {words}
    </p>
  );
}

export function BuildTabs() {
  const { t } = useI18n();
  const { to } = useScope();
  const { draft, book, check } = useDesk();
  const base = `ask/questionnaires/drafts/${draft.id}`;
  const missing = missingCount(book);
  const problems = check.checked?.problems.length ?? 0;
  return (
    <Tabs
      label={t('build.views')}
      tabs={[
        { to: to(base), label: t('build.questions') },
        { to: to(`${base}/translations`), label: t('build.translations', { n: missing }) },
        { to: to(`${base}/preview`), label: t('preview.open') },
        { to: to(`${base}/publish`), label: t('build.publish_tab', { n: problems }) },
      ]}
    />
  );
}
