import { Button, FileButton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { DataTable } from '../../../components/DataTable';
import { Empty } from '../../../components/Empty';
import { Icon } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { Panel } from '../../../components/Panel';
import { StateBadge } from '../../../components/StateBadge';
import { useSay } from '../../../components/Toaster';
import { Trouble } from '../../../components/Trouble';
import { msg, useI18n } from '../../../lib/i18n/I18n';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import { addMedia, type Media, mediaQuery } from './media';

const kinds: Record<Media['kind'], string> = {
  image: msg('media.image'),
  audio: msg('media.audio'),
  video: msg('media.video'),
  list: msg('media.list'),
};

/** The files that a questionnaire needs beside itself: which are here, and a way to add the others. */
export function MediaPage() {
  const { t, format } = useI18n();
  const { instrument: id = '' } = useParams();
  const { project, to } = useScope();
  const me = useMe();
  const say = useSay();
  const client = useQueryClient();
  const media = useQuery(mediaQuery(id));
  const add = useMutation({
    mutationFn: ({ name, file }: { name: string; file: File }) => addMedia(id, name, file),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['media', id] });
      await client.invalidateQueries({ queryKey: ['instruments'] });
      say(t('media.added'));
    },
  });
  const mayAdd = may(me, 'instrument:write', project.id);
  return (
    <Page
      title={t('media.title')}
      lead={t('media.lead')}
      trail={[{ label: t('ask.questionnaires'), to: to('ask/questionnaires') }]}
    >
      {add.error && <Trouble error={add.error} />}
      <Panel flush>
        <Loaded query={media}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t('media.none')} />
            ) : (
              <DataTable
                caption={t('media.title')}
                rows={items}
                rowKey={(one) => one.name}
                columns={[
                  {
                    key: 'name',
                    label: t('media.name'),
                    heading: true,
                    breaks: true,
                    cell: (one) => one.name,
                  },
                  { key: 'kind', label: t('media.kind'), cell: (one) => t(kinds[one.kind]) },
                  {
                    key: 'size',
                    label: t('clashes.bytes'),
                    end: true,
                    cell: (one) => (one.size ? format.integer(one.size) : '–'),
                  },
                  {
                    key: 'state',
                    label: t('app.state'),
                    cell: (one) => (
                      <StateBadge
                        tone={one.state === 'here' ? 'good' : 'busy'}
                        label={one.state === 'here' ? t('media.here') : t('media.missing')}
                      />
                    ),
                  },
                  {
                    key: 'add',
                    label: t('media.add'),
                    cell: (one) =>
                      mayAdd && <AddButton media={one} busy={add.isPending} onFile={add.mutate} />,
                  },
                ]}
              />
            )
          }
        </Loaded>
      </Panel>
    </Page>
  );
}

interface AddButtonProps {
  media: Media;
  busy: boolean;
  onFile: (chosen: { name: string; file: File }) => void;
}

function AddButton({ media, busy, onFile }: AddButtonProps) {
  const { t } = useI18n();
  return (
    <FileButton onChange={(file) => file && onFile({ name: media.name, file })}>
      {(props) => (
        <Button
          {...props}
          variant="default"
          size="sm"
          disabled={busy}
          leftSection={<Icon name="upload" size={16} />}
          aria-label={t('media.add_of', { name: media.name })}
        >
          {t('media.add')}
        </Button>
      )}
    </FileButton>
  );
}
