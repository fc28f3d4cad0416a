import { Link } from 'react-router';
import { useI18n } from '../../../lib/i18n/I18n';
import { statusLabels } from '../../../lib/improve/idea-words';
import { useScope } from '../../../lib/scope/useScope';
import css from './Spread.module.css';
import { type Dot, lines, type Picture, type Size, wide } from './spread';

interface SpreadMapProps {
  picture: Picture;
  size: Size;
  sentence: string;
}

/** Columns are sites, time runs down, and a line leads from an idea to those that adapt it. */
export function SpreadMap({ picture, size, sentence }: SpreadMapProps) {
  const { t } = useI18n();
  const short = size !== wide;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key
    <section className={css.scroll} aria-label={t('spread.picture')} tabIndex={0}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing with links has no other element */}
      <svg
        className={short ? `${css.map} ${css.short}` : css.map}
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
              {lines(column.label, short ? 10 : 24).map((line, row) => (
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
          <Spot key={dot.node.id} dot={dot} size={size} />
        ))}
      </svg>
    </section>
  );
}

const hues = [css.hue1, css.hue2, css.hue3, css.hue4, css.hue5, css.hue6];

const hue = (family: number) => hues[(family - 1) % hues.length];

function Spot({ dot, size }: { dot: Dot; size: Size }) {
  const { t, format } = useI18n();
  const { to } = useScope();
  const { node } = dot;
  const short = size !== wide;
  const status = t(statusLabels[node.status]);
  const words = dot.x + size.radius + 6;
  return (
    <g>
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: no key reaches a drawn text */}
      <g aria-hidden="true">
        <text className={css.day} x={short ? 4 : 8} y={dot.y + (short ? -2 : 4)}>
          {short ? <ShortDay iso={node.at} /> : format.date(node.at)}
        </text>
      </g>
      <Link
        className={css.spot}
        to={to(`improve/ideas/${node.id}`)}
        aria-label={`${dot.family}: ${[node.title, status, node.network, format.date(node.at)].filter(Boolean).join(', ')}`}
      >
        <rect
          className={css.reach}
          x={dot.x - 22}
          y={dot.y - 22}
          width={short ? 44 : size.column - size.lane}
          height={44}
        />
        <circle className={`${css.dot} ${hue(dot.family)}`} cx={dot.x} cy={dot.y} r={size.radius} />
        <text className={css.number} x={dot.x} y={dot.y + 4.5} textAnchor="middle">
          {dot.family}
        </text>
      </Link>
      {!short && (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: no key reaches a drawn text
        <g aria-hidden="true">
          <text className={css.title} x={words} y={dot.y - 7}>
            {lines(node.title).map((line, row) => (
              <tspan key={line} x={words} dy={row ? 14 : 0}>
                {line}
              </tspan>
            ))}
            <tspan className={css.status} x={words} dy={15}>
              {status}
            </tspan>
          </text>
        </g>
      )}
    </g>
  );
}

/** Day and month over the year, where a phone has little room beside the columns. */
function ShortDay({ iso }: { iso: string }) {
  const { format } = useI18n();
  return (
    <>
      <tspan x={4}>{format.dayMonth(iso)}</tspan>
      <tspan x={4} dy={12}>
        {iso.slice(0, 4)}
      </tspan>
    </>
  );
}
