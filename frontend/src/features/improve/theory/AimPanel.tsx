import { NativeSelect } from '@mantine/core';
import { Link } from 'react-router';
import { Panel } from '../../../components/Panel';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Aim } from '../../../lib/improve/belonging';
import { useScope } from '../../../lib/scope/useScope';
import css from './Theory.module.css';

interface AimPanelProps {
  aims: Aim[];
  chosen: string | null;
  mayWrite: boolean;
  onChoose: (id: string | null) => void;
}

/** The aim that the drivers lead to: one of the network's. */
export function AimPanel({ aims, chosen, mayWrite, onChoose }: AimPanelProps) {
  const { t, format } = useI18n();
  const { to } = useScope();
  const aim = aims.find((one) => one.id === chosen);
  return (
    <Panel title={t('theory.aim')}>
      {aim ? (
        <div className={css.aimSaid}>
          <strong>{aim.statement}</strong>
          <dl className={css.facts}>
            <Fact name={t('newaim.what')} value={aim.what} />
            <Fact name={t('newaim.for_whom')} value={aim.for_whom} />
            <Fact name={t('newaim.how_much')} value={aim.how_much} />
            <Fact name={t('newaim.by_when')} value={format.date(aim.by_when)} />
            {aim.group && <Fact name={t('newaim.group')} value={aim.group} />}
          </dl>
        </div>
      ) : (
        <p className={css.soft}>{t('theory.no_aim')}</p>
      )}
      {mayWrite && (
        <div className={css.aimTools}>
          <NativeSelect
            label={t('theory.choose_aim')}
            value={chosen ?? ''}
            data={[
              { value: '', label: t('theory.no_aim_yet') },
              ...aims.map((one) => ({ value: one.id, label: one.statement })),
            ]}
            onChange={(event) => onChoose(event.currentTarget.value || null)}
          />
          <span className={css.links}>
            {aim && <Link to={to(`improve/aims/${aim.id}`)}>{t('theory.edit_aim')}</Link>}
            <Link to={to('improve/aims/new')}>{t('aims.new')}</Link>
          </span>
        </div>
      )}
    </Panel>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
