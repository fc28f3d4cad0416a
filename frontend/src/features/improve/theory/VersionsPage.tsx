import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { Loading } from './Loading';
import { restoreTheory, type Theory, theoryQuery, versionsQuery } from './theories';
import { VersionCompared } from './VersionCompared';
import { VersionList } from './VersionList';

export function VersionsPage() {
  const { theory: id = '' } = useParams();
  const theory = useQuery(theoryQuery(id));
  return theory.data ? <Versions theory={theory.data} /> : <Loading query={theory} />;
}

/** Every version of a theory: look at one, compare two, take one back. */
function Versions({ theory }: { theory: Theory }) {
  const { t } = useI18n();
  const { to } = useScope();
  const say = useSay();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const versions = useQuery(versionsQuery(theory.id));
  const shown = Number(search.get('to')) || theory.version;
  const from = Number(search.get('from')) || Math.max(1, shown - 1);
  const restore = useMutation({
    mutationFn: (version: number) => restoreTheory(theory.id, theory.version, version),
    onSuccess: async (made, version) => {
      client.setQueryData(['theory', theory.id], made);
      await client.invalidateQueries({ queryKey: ['theory', theory.id] });
      await client.invalidateQueries({ queryKey: ['theories'] });
      say(t('theory.taken_back', { version }));
      await navigate(to(`improve/theory/${theory.id}`));
    },
  });
  const look = (next: { from: number; to: number }) =>
    setSearch({ from: String(next.from), to: String(next.to) }, { replace: true });
  return (
    <Page
      title={t('theory.versions')}
      lead={theory.school ?? theory.network}
      trail={[{ label: t('theory.title'), to: to(`improve/theory/${theory.id}`) }]}
    >
      {restore.error && <Trouble error={restore.error} />}
      <Loaded query={versions}>
        {(rows) => (
          <>
            <Panel flush>
              <VersionList
                rows={rows}
                current={theory.version}
                mayWrite={theory.may_write}
                busy={restore.isPending}
                onLook={(version) => look({ from: Math.max(1, version - 1), to: version })}
                onRestore={restore.mutate}
              />
            </Panel>
            <VersionCompared theory={theory} rows={rows} from={from} to={shown} onChoose={look} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
