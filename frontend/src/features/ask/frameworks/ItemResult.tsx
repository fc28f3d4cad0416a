import { useI18n } from '../../../lib/i18n/I18n';
import { saidIn } from '../said';
import css from './Frameworks.module.css';
import type { ItemFigure } from './figures';
import type { Mapping } from './frameworks';
import type { Results } from './results';

/** How a question was answered, as far as the reader may see it. Nothing is worked out here. */
export function ItemResult({ mapping, results }: { mapping: Mapping; results: Results }) {
  const { t } = useI18n();
  if (!results.slice || mapping.instrument_id !== results.instrumentId) return null;
  const figures = results.slice.items.filter((one) => one.name === mapping.name);
  const [figure] = figures;
  if (!figure || figures.length > 1) return <p className={css.soft}>{t('fw.no_figure')}</p>;
  if (figure.n === null || figure.withheld === 'too_few')
    return <p className={css.soft}>{t('fw.too_few', { n: results.slice.minimum })}</p>;
  return <Counts figure={figure} n={figure.n} />;
}

function Counts({ figure, n }: { figure: ItemFigure; n: number }) {
  const { t, format, language } = useI18n();
  const { top } = figure;
  return (
    <div className={css.result}>
      <ul className={css.bars} aria-label={t('fw.answers', { n })}>
        {figure.scale.map((choice, at) => {
          const count = figure.counts[at] ?? null;
          return (
            <li key={choice.value}>
              <span className={css.choice}>{saidIn(choice.label, language) || choice.value}</span>
              <span className={css.track} aria-hidden="true">
                <span
                  className={css.bar}
                  style={{ inlineSize: count === null || n === 0 ? 0 : `${(100 * count) / n}%` }}
                />
              </span>
              <span className={css.number}>{count === null ? t('fw.hidden') : format.integer(count)}</span>
            </li>
          );
        })}
      </ul>
      <p className={css.soft}>
        {t('fw.answers', { n })}
        {top && ` · ${t('fw.top', { share: format.percent(top.share) })}`}
      </p>
    </div>
  );
}
