import { Icon } from '../../../components/icons';
import { useI18n } from '../../../lib/i18n/I18n';
import type { DraftFile } from './draft';
import css from './Evidence.module.css';
import { Sound } from './Player';
import { useObjectUrl } from './useObjectUrl';

/** What will be sent, and how much it costs. */
export function Preview({ file }: { file: DraftFile }) {
  const { t, format } = useI18n();
  const url = useObjectUrl(file.blob);
  const { type } = file.blob;
  const moving = type.startsWith('video/');
  return (
    <figure className={css.preview}>
      {url && type.startsWith('image/') && <img src={url} alt={t('evidence.chosen')} />}
      {url && type.startsWith('audio/') && <Sound url={url} label={t('evidence.hear')} />}
      <figcaption>
        <Icon name="file" /> {file.name} · {format.bytes(file.blob.size)}
      </figcaption>
      {moving && <p className={css.note}>{t('evidence.video_note')}</p>}
      {!/^(image|audio|video)\//.test(type) && <p className={css.note}>{t('evidence.document_note')}</p>}
    </figure>
  );
}
