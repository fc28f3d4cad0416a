import { Button } from '@mantine/core';
import { ItemStateBadge } from '../../../components/ItemStateBadge';
import { Icon } from '../../../components/icons';
import { Trouble } from '../../../components/Trouble';
import { Problem, partOf } from '../../../lib/api/problem';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Item } from '../../../lib/offline/item';
import { waiting } from '../../../lib/offline/waiting';
import css from './Evidence.module.css';
import { Progress } from './Progress';
import { useFilePreview } from './useFilePreview';
import type { MadeRecord } from './useMadeOn';
import { refusalWords } from './words';

/** What is on this device alone, with what it needs to go on. */
export function MadeHere({ records }: { records: MadeRecord[] }) {
  const { t } = useI18n();
  return (
    <ul className={css.gallery} aria-label={t('evidence.made_here')}>
      {records.map((made) => (
        <MadeCard key={made.record} made={made} />
      ))}
    </ul>
  );
}

function MadeCard({ made }: { made: MadeRecord }) {
  const { t } = useI18n();
  const said = made.items.find(({ upload }) => !upload);
  const file = made.items.find(({ upload }) => upload);
  const preview = useFilePreview(file);
  const troubled = made.items.find(({ trouble }) => trouble);
  if (!said) return null;
  return (
    <li className={css.card}>
      <div className={css.cardButton}>
        <span className={css.face}>
          {preview ? (
            <img className={css.thumbnail} src={preview} alt={String(said.body?.alt ?? '')} />
          ) : (
            <Icon name="file" size={34} />
          )}
        </span>
        <span className={css.said}>
          <strong className={css.cardTitle}>{said.label}</strong>
          <ItemStateBadge item={troubled ?? said} />
        </span>
      </div>
      <div className={css.cardState}>
        {file && <Progress item={file} />}
        {troubled?.trouble?.kind === 'refused' && <Refused item={troubled} trouble={troubled.trouble} />}
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            for (const { id } of made.items) void waiting.discard(id);
          }}
        >
          {t('evidence.discard')}
        </Button>
      </div>
    </li>
  );
}

type Refusal = Extract<NonNullable<Item['trouble']>, { kind: 'refused' }>;

/** The server said no: why the file is not taken in, or what is wrong with what was said. */
function Refused({ item, trouble }: { item: Item; trouble: Refusal }) {
  const { t } = useI18n();
  const [first] = trouble.errors;
  if (trouble.code === 'evidence.file_refused' && first) {
    return <p className={css.wrong}>{t(refusalWords(first.code))}</p>;
  }
  const { status, code, detail, errors } = trouble;
  return <Trouble error={new Problem(partOf(item.path), status, code, detail, errors)} />;
}
