import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import css from './Frameworks.module.css';
import { discardFramework, type Framework, publishFramework } from './frameworks';

/** A draft says what became of each dimension; published, it stays for ever as it is. */
export function DraftBar({ framework }: { framework: Framework }) {
  const { t } = useI18n();
  const { project, to } = useScope();
  const me = useMe();
  const say = useSay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['frameworks'] }),
      client.invalidateQueries({ queryKey: ['framework', framework.id] }),
    ]);
  const publish = useMutation({
    mutationFn: () => publishFramework(framework.id, framework.version),
    onSuccess: async () => {
      await refresh();
      say(t('fw.now_published', { n: framework.number }));
    },
  });
  const discard = useMutation({
    mutationFn: () => discardFramework(framework.id),
    onSuccess: async () => {
      await navigate(to('ask/frameworks'));
      await refresh();
    },
  });
  const error = publish.error ?? discard.error;
  return (
    <div className={css.draft}>
      <p>{t('fw.is_draft')}</p>
      {may(me, 'instrument:write', project.id) && (
        <span className={css.tools}>
          <Button loading={publish.isPending} onClick={() => publish.mutate()}>
            {t('fw.publish')}
          </Button>
          <Button variant="default" loading={discard.isPending} onClick={() => discard.mutate()}>
            {t('fw.discard')}
          </Button>
        </span>
      )}
      {error && <Trouble error={error} />}
    </div>
  );
}
