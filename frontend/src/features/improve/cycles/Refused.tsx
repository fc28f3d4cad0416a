import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { Trouble } from '../../../components/Trouble';
import { Problem } from '../../../lib/api/problem';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Item } from '../../../lib/offline/item';
import { waiting } from '../../../lib/offline/waiting';
import { useScope } from '../../../lib/scope/useScope';
import css from './Cycle.module.css';

/** The server said no to something that waits: its words, and the ways on. */
export function Refused({ item }: { item: Item }) {
  const { t } = useI18n();
  const { to } = useScope();
  const { trouble } = item;
  if (trouble?.kind !== 'refused') return null;
  return (
    <div className={css.refused} id="needs-you">
      <Trouble error={new Problem('pdsa', trouble.status, trouble.code, trouble.detail, trouble.errors)} />
      <div className={css.tools}>
        <Button size="sm" onClick={() => void waiting.tryNow()}>
          {t('waiting.try')}
        </Button>
        <Button size="sm" variant="default" component={Link} to={to('waiting')}>
          {t('waiting.title')}
        </Button>
      </div>
    </div>
  );
}
