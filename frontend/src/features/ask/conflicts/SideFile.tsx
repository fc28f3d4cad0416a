import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Trouble } from '../../../components/Trouble';
import { Waiting } from '../../../components/Waiting';
import { useI18n } from '../../../lib/i18n/I18n';
import css from './Conflicts.module.css';
import { type Conflict, fileOf } from './conflicts';

/** The file of one side: a picture is shown, anything else can be saved. Each reading is audited, so it is read once. */
export function SideFile({ side }: { side: NonNullable<Conflict['here']> }) {
  const { t } = useI18n();
  const name = side.file_name ?? '';
  const file = useQuery({
    queryKey: ['conflict-file', side.file_url],
    queryFn: () => fileOf(side.file_url ?? ''),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const url = useAddress(file.data);
  if (file.error) return <Trouble error={file.error} />;
  if (!url) return <Waiting rows={2} />;
  return side.media_type === 'image/jpeg' ? (
    <img className={css.picture} src={url} alt={t('clashes.picture_of', { name })} />
  ) : (
    <a href={url} download={name}>
      {t('clashes.save', { name })}
    </a>
  );
}

/** An address for bytes in memory, given back when they are no longer shown. */
function useAddress(blob: Blob | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!blob) return undefined;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url;
}
