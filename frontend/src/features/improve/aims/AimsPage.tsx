import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Empty } from '../../../components/Empty';
import { Icon } from '../../../components/icons';
import { Loaded } from '../../../components/Loaded';
import { Page } from '../../../components/Page';
import { useI18n } from '../../../lib/i18n/I18n';
import { aimsQuery } from '../../../lib/improve/belonging';
import { useScope } from '../../../lib/scope/useScope';
import { may, useMe } from '../../../lib/session/me';
import css from '../Improve.module.css';
import { ImproveTabs } from '../ImproveTabs';

export function AimsPage() {
  const { t, format } = useI18n();
  const { project, networkId, to } = useScope();
  const me = useMe();
  const aims = useQuery(aimsQuery(project.id, networkId));
  const add = may(me, 'aim:write', project.id) && (
    <Button component={Link} to={to('improve/aims/new')} leftSection={<Icon name="plus" />}>
      {t('aims.new')}
    </Button>
  );
  return (
    <Page title={t('aims.title')} lead={t('aims.lead')} actions={add}>
      <ImproveTabs />
      <Loaded query={aims}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t('aims.empty')} text={t('aims.empty_hint')} />
          ) : (
            <ul className={css.cards}>
              {all.map((aim) => (
                <li key={aim.id} className={css.card}>
                  <h2>
                    <Link to={to(`improve/aims/${aim.id}`)}>{aim.statement}</Link>
                  </h2>
                  <p>{[aim.what, aim.for_whom, aim.how_much].filter(Boolean).join(' · ')}</p>
                  <span className={css.meta}>
                    <span>{aim.network}</span>
                    <span>{t('aims.until', { date: format.date(aim.by_when) })}</span>
                    {aim.group && <span>{aim.group}</span>}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}
