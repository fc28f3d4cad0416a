import { Button } from '@mantine/core';
import { Empty } from '../../components/Empty';
import { Page } from '../../components/Page';
import { Panel } from '../../components/Panel';
import { useI18n } from '../../lib/i18n/I18n';
import { saveRescue } from '../../lib/offline/rescue';
import { useDevice, useWaiting } from '../../lib/offline/useWaiting';
import { waiting } from '../../lib/offline/waiting';
import { BringBack } from './BringBack';
import css from './Waiting.module.css';
import { WaitingItem } from './WaitingItem';

/** What this person made and the server has not yet: each with where it stands and what can be done. */
export default function WaitingPage() {
  const { t } = useI18n();
  const { items, discarded } = useWaiting();
  const device = useDevice();
  const actions = items.length > 0 && (
    <>
      <Button onClick={() => void waiting.tryNow()}>{t('waiting.try')}</Button>
      <Button variant="default" onClick={() => void saveRescue(items)}>
        {t('waiting.save')}
      </Button>
    </>
  );
  return (
    <Page title={t('waiting.title')} lead={t('waiting.lead')} actions={actions}>
      {device.kind === 'open' && !device.vault.lasting && <p className={css.loud}>{t('waiting.passing')}</p>}
      {items.length === 0 ? (
        <Empty title={t('waiting.empty')} text={t('waiting.empty_hint')} />
      ) : (
        <ul className={css.list} aria-label={t('waiting.lists')}>
          {items.map((item) => (
            <WaitingItem key={item.id} item={item} />
          ))}
        </ul>
      )}
      {discarded.length > 0 && (
        <Panel title={t('waiting.discarded')}>
          <ul className={css.plain}>
            {discarded.map((item) => (
              <li key={item.id} className={css.row}>
                <span>{item.label}</span>
                <Button variant="default" size="sm" onClick={() => void waiting.takeBack(item.id)}>
                  {t('waiting.undo')}
                </Button>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <BringBack />
    </Page>
  );
}
