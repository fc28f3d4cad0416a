import { useI18n } from '../../../lib/i18n/I18n';
import type { Aim } from '../../../lib/improve/belonging';
import css from './Aims.module.css';

/** An aim in its parts. */
export function AimFacts({ aim }: { aim: Aim }) {
  const { t, format } = useI18n();
  const facts = [
    { name: t('newaim.what'), value: aim.what },
    { name: t('newaim.for_whom'), value: aim.for_whom },
    { name: t('newaim.how_much'), value: aim.how_much },
    { name: t('newaim.by_when'), value: format.date(aim.by_when) },
    ...(aim.group ? [{ name: t('newaim.group'), value: aim.group }] : []),
  ];
  return (
    <dl className={css.facts}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
