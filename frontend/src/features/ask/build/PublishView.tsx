import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { Icon } from '../../../components/icons';
import { Panel } from '../../../components/Panel';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { Waiting } from '../../../components/Waiting';
import { Problem } from '../../../lib/api/problem';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { ChangeList } from '../instruments/ChangeList';
import { publishDraft } from '../instruments/drafts';
import css from './Build.module.css';
import { useDesk } from './BuildContext';
import { FaultList } from './FaultList';
import { missingCount } from './languages';
import { isError } from './problems';

/** What publishing would change and what stands in its way; then it is a version for ever. */
export function PublishView() {
  const { t } = useI18n();
  const { book, title, check, saving } = useDesk();
  const { checked, error, stale } = check;
  const publish = usePublishing();
  if (error && !checked) return <Trouble error={error} retry={() => void check.look()} />;
  if (!checked) return <Waiting rows={6} />;
  const faults = checked.problems.filter(isError);
  const notes = checked.problems.filter((one) => !isError(one));
  const missing = missingCount(book);
  const settled = saving.kind === 'saved' && !stale;
  const { changes } = checked;
  return (
    <>
      <Panel title={t('publish.title')}>
        <div className={css.panel}>
          {faults.length > 0 ? (
            <>
              <p className={css.strong}>{t('publish.faults', { n: faults.length })}</p>
              <FaultList problems={faults} />
            </>
          ) : (
            <p className={css.fine}>
              <Icon name="check" size={18} />{' '}
              {changes
                ? t('publish.next', { n: changes.to_version })
                : t('publish.first', { title: title.trim() })}
            </p>
          )}
          {missing > 0 && <p className={css.missing}>{t('translations.missing', { n: missing })}</p>}
          {notes.length > 0 && (
            <details className={css.more}>
              <summary>{t('publish.notes', { n: notes.length })}</summary>
              <FaultList problems={notes} />
            </details>
          )}
          <p className={css.soft}>{t('publish.for_ever')}</p>
          {publish.error && <Trouble error={publish.error} />}
          <div>
            <Button
              leftSection={<Icon name="check" size={18} />}
              disabled={!checked.accepted || !settled}
              loading={publish.isPending || (checked.accepted && !settled && saving.kind !== 'offline')}
              onClick={() => publish.mutate()}
            >
              {t('publish.do')}
            </Button>
          </div>
        </div>
      </Panel>
      {changes && (
        <Panel title={t('publish.changes', { n: changes.from_version })}>
          {changes.changes.length > 0 ? (
            <ChangeList told={changes} />
          ) : (
            <p className={css.soft}>{t('publish.nothing')}</p>
          )}
        </Panel>
      )}
    </>
  );
}

function usePublishing() {
  const { t } = useI18n();
  const { draft, saving, check, stop } = useDesk();
  const { to } = useScope();
  const client = useQueryClient();
  const navigate = useNavigate();
  const say = useSay();
  return useMutation({
    mutationFn: () => publishDraft(draft.id, saving.version),
    onSuccess: async (made) => {
      await stop();
      await Promise.all(
        [['drafts'], ['instruments'], ['instrument', made.id]].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
      say(t('publish.done', { title: made.title, n: made.version }));
      await navigate(to(`ask/questionnaires/${made.id}`));
    },
    onError: (error) => {
      if (error instanceof Problem && error.code === 'instrument.invalid') void check.look();
    },
  });
}
