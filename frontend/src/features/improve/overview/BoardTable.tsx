// biome-ignore-all lint/a11y/noRedundantRoles: the phone's card layout takes a table its own roles away
import { Link } from 'react-router';
import { useI18n } from '../../../lib/i18n/I18n';
import { decisionLabels } from '../../../lib/improve/idea-words';
import type { Board, BoardCell } from '../../../lib/improve/overview';
import { stages } from '../../../lib/improve/stages';
import { useScope } from '../../../lib/scope/useScope';
import { StatusBadge } from '../ideas/StatusBadge';
import css from './Board.module.css';

/** Schools down, ideas across; on a phone one card a school with the ideas that it has begun. */
export function BoardTable({ board }: { board: Board }) {
  const { t } = useI18n();
  const { to } = useScope();
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key */}
      <section className={css.scroll} aria-label={t('board.title')} tabIndex={0}>
        <table role="table" className={css.board} aria-label={t('board.caption', { network: board.network })}>
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col" className={css.corner}>
                {t('improve.school')}
              </th>
              {board.ideas.map((idea) => (
                <th role="columnheader" scope="col" key={idea.id}>
                  <Link to={to(`improve/ideas/${idea.id}`)}>{idea.title}</Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {board.rows.map((row) => (
              <tr
                role="row"
                key={row.school_id ?? 'network'}
                className={row.cells.length === 0 ? css.notBegun : undefined}
              >
                <th role="rowheader" scope="row">
                  {row.school_id ? (
                    <Link to={to(`improve/overview/schools/${row.school_id}`)}>
                      {row.school ?? t('board.some_school')}
                    </Link>
                  ) : (
                    t('board.whole_network')
                  )}
                </th>
                {board.ideas.map((idea) => {
                  const cell = row.cells.find((one) => one.idea_id === idea.id);
                  return (
                    <td role="cell" key={idea.id} className={cell ? undefined : css.nothing}>
                      {cell ? <Standing cell={cell} title={idea.title} /> : <NotBegun />}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <NothingYet rows={board.rows.filter(({ cells, school_id }) => cells.length === 0 && school_id)} />
      {board.cut && <p className={css.cut}>{t('board.cut')}</p>}
    </>
  );
}

/** A phone names the schools that have not begun in one place, after those with something to read. */
function NothingYet({ rows }: { rows: Board['rows'] }) {
  const { t } = useI18n();
  const { to } = useScope();
  if (rows.length === 0) return null;
  return (
    <section className={css.later}>
      <h2>{t('board.nothing_yet')}</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.school_id}>
            <Link to={to(`improve/overview/schools/${row.school_id}`)}>
              {row.school ?? t('board.some_school')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NotBegun() {
  const { t } = useI18n();
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className={css.aloud}>{t('board.not_begun')}</span>
    </>
  );
}

function Standing({ cell, title }: { cell: BoardCell; title: string }) {
  const { t, format } = useI18n();
  const { to } = useScope();
  const { last } = cell;
  return (
    <>
      <span className={css.label} aria-hidden="true">
        {title}
      </span>
      <span className={css.standing}>
        {cell.own_idea_id ? (
          <Link className={css.version} to={to(`improve/ideas/${cell.own_idea_id}`)}>
            <StatusBadge status={cell.status} />
          </Link>
        ) : (
          <StatusBadge status={cell.status} />
        )}
        {last && (
          <span className={css.last}>
            <Link to={to(`improve/cycles/${last.id}`)}>{t('idea.cycles', { n: cell.cycles })}</Link>
            {` · ${last.decision ? t(decisionLabels[last.decision]) : t(stages[last.stage].label)}`}
            {` · ${format.date(last.moved_at)}`}
          </span>
        )}
      </span>
    </>
  );
}
