import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Icon } from '../../../components/icons';
import { Trouble } from '../../../components/Trouble';
import { Waiting } from '../../../components/Waiting';
import { useI18n } from '../../../lib/i18n/I18n';
import css from './Evidence.module.css';
import { bytesQuery, type Evidence } from './evidence';
import { Sound, Video } from './Player';
import { useObjectUrl } from './useObjectUrl';

/** The file itself: a picture at once, anything else when it is asked for, since data costs money. */
export function Media({ evidence }: { evidence: Evidence }) {
  const { t, format } = useI18n();
  const { file, url } = evidence;
  const [wanted, setWanted] = useState(false);
  if (url) {
    return (
      <p>
        <a href={url} target="_blank" rel="noopener noreferrer nofollow" className={css.link}>
          {url} <Icon name="open" />
        </a>
      </p>
    );
  }
  if (!file) return null;
  if (file.family === 'picture' || wanted) return <Bytes evidence={evidence} file={file} />;
  const playable = file.family === 'sound' || file.family === 'video';
  return (
    <Button
      size="md"
      leftSection={<Icon name={playable ? 'play' : 'file'} />}
      onClick={() => setWanted(true)}
    >
      {playable
        ? t('evidence.play', { size: format.bytes(file.size) })
        : t('evidence.fetch', { size: format.bytes(file.size) })}
    </Button>
  );
}

type File = NonNullable<Evidence['file']>;

function Bytes({ evidence, file }: { evidence: Evidence; file: File }) {
  const { t } = useI18n();
  const query = useQuery(bytesQuery(evidence.id, 'file', file.sha256));
  const url = useObjectUrl(query.data);
  if (query.error) return <Trouble error={query.error} retry={() => void query.refetch()} />;
  if (!url) return <Waiting rows={4} />;
  return (
    <div className={css.media}>
      {file.family === 'picture' && (
        <img src={url} alt={evidence.alt} width={file.width ?? undefined} height={file.height ?? undefined} />
      )}
      {file.family === 'sound' && <Sound url={url} label={evidence.title} />}
      {file.family === 'video' && <Video url={url} label={evidence.title} />}
      <a href={url} download={file.name} className={css.link}>
        <Icon name="down" /> {t('evidence.save_file')}
      </a>
    </div>
  );
}
