import { Link } from 'react-router';
import { useI18n } from '../../../lib/i18n/I18n';
import { statusLabels } from '../../../lib/improve/idea-words';
import { useScope } from '../../../lib/scope/useScope';
import css from './Spread.module.css';
import { type Dot, lines, type Picture, size } from './spread';

/** Columns are sites, time runs down, and a line leads from an idea to those that adapt it. */
export function SpreadMap({ picture, sentence }: { picture: Picture; sentence: string }) {
  const { t } = useI18n();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key
    <section className={css.scroll} aria-label={t('spread.picture')} tabIndex={0}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing with links has no other element */}
      <svg
        className={css.map}
        role="group"
        aria-label={sentence}
        width={picture.width}
        height={picture.height}
        viewBox={`0 0 ${picture.width} ${picture.height}`}
      >
        {picture.columns.map((column, at) => (
          <g key={column.key}>
            <rect
              className={at % 2 ? css.odd : css.even}
              x={column.x - size.radius - 6}
              y={0}
              width={size.column}
              height={picture.height}
            />
            <text className={css.column} x={column.x - size.radius} y={24}>
              {lines(column.label, 24).map((line, row) => (
                <tspan key={line} x={column.x - size.radius} dy={row ? 16 : 0}>
                  {line}
                </tspan>
              ))}
            </text>
          </g>
        ))}
        {picture.edges.map((edge) => (
          <path key={edge.key} className={`${css.edge} ${hue(edge.family)}`} d={edge.path} />
        ))}
        {picture.dots.map((dot) => (
          <Spot key={dot.node.id} dot={dot} />
        ))}
      </svg>
    </section>
  );
}

const hues = [css.hue1, css.hue2, css.hue3, css.hue4, css.hue5, css.hue6];

const hue = (family: number) => hues[(family - 1) % hues.length];

function Spot({ dot }: { dot: Dot }) {
  const { t, format } = useI18n();
  const { to } = useScope();
  const { node } = dot;
  const status = t(statusLabels[node.status]);
  return (
    <Link
      className={css.spot}
      to={to(`improve/ideas/${node.id}`)}
      aria-label={[node.title, status, node.network, format.date(node.at)].filter(Boolean).join(', ')}
    >
      <text className={css.day} x={8} y={dot.y + 4}>
        {format.date(node.at)}
      </text>
      <circle className={`${css.dot} ${hue(dot.family)}`} cx={dot.x} cy={dot.y} r={size.radius} />
      <text className={css.number} x={dot.x} y={dot.y + 4.5} textAnchor="middle">
        {dot.family}
      </text>
      <text className={css.title} x={dot.x + size.radius + 6} y={dot.y - 7}>
        {lines(node.title).map((line, row) => (
          <tspan key={line} x={dot.x + size.radius + 6} dy={row ? 14 : 0}>
            {line}
          </tspan>
        ))}
        <tspan className={css.status} x={dot.x + size.radius + 6} dy={15}>
          {status}
        </tspan>
      </text>
    </Link>
  );
}
