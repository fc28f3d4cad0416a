import { Link } from 'react-router';
import { useI18n } from '../../../lib/i18n/I18n';
import type { Lineage, LineageNode } from '../../../lib/improve/ideas';
import { useScope } from '../../../lib/scope/useScope';
import css from './LineageTree.module.css';
import { StatusBadge } from './StatusBadge';

/** What an idea comes from and what came of it: a nested list, drawn as a tree. */
export function LineageTree({ lineage }: { lineage: Lineage }) {
  const { t } = useI18n();
  const below = new Map<number | null, LineageNode[]>();
  for (const node of lineage.nodes) {
    const beside = below.get(node.parent_key) ?? [];
    below.set(node.parent_key, [...beside, node]);
  }
  return (
    <>
      <Branch nodes={below.get(null) ?? []} below={below} current={lineage.idea_key} root />
      {lineage.cut && <p className={css.cut}>{t('lineage.cut')}</p>}
    </>
  );
}

interface BranchProps {
  nodes: LineageNode[];
  below: Map<number | null, LineageNode[]>;
  current: number;
  root?: boolean;
}

function Branch({ nodes, below, current, root = false }: BranchProps) {
  return (
    <ul className={root ? css.root : css.branch}>
      {nodes.map((node) => {
        const children = below.get(node.key);
        return (
          <li key={node.key} className={css.twig}>
            {node.shared ? <Shown node={node} current={node.key === current} /> : <OneMore />}
            {children && <Branch nodes={children} below={below} current={current} />}
          </li>
        );
      })}
    </ul>
  );
}

function OneMore() {
  const { t } = useI18n();
  return <p className={css.hidden}>{t('lineage.one_more')}</p>;
}

function Shown({ node, current }: { node: LineageNode; current: boolean }) {
  const { t, format } = useI18n();
  const { to } = useScope();
  const { trials } = node;
  const day = node.began_on ?? node.created_at;
  const place = [node.country && format.country(node.country), node.network, node.school].filter(Boolean);
  return (
    <div className={current ? `${css.node} ${css.current}` : css.node}>
      <div className={css.head}>
        {current ? (
          <strong aria-current="true">{node.title}</strong>
        ) : (
          <Link to={to(`improve/ideas/${node.id}`)}>{node.title}</Link>
        )}
        {node.status && <StatusBadge status={node.status} />}
      </div>
      <p className={css.place}>
        {place.join(' · ')}
        {day && ` · ${format.date(day)}`}
      </p>
      {node.as_is && <p>{t('idea.as_is')}</p>}
      {node.what_changes && (
        <p>
          <strong>{t('idea.what_changes')}:</strong> {node.what_changes}
        </p>
      )}
      {node.why && (
        <p>
          <strong>{t('idea.why')}:</strong> {node.why}
        </p>
      )}
      {node.learned && (
        <p>
          <strong>{t('idea.learned')}:</strong> {node.learned}
        </p>
      )}
      {trials && trials.cycles > 0 && (
        <p className={css.place}>
          {[
            t('idea.cycles', { n: trials.cycles }),
            trials.open > 0 && t('trials.open', { n: trials.open }),
            trials.adopt > 0 && t('trials.adopt', { n: trials.adopt }),
            trials.adapt > 0 && t('trials.adapt', { n: trials.adapt }),
            trials.abandon > 0 && t('trials.abandon', { n: trials.abandon }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
    </div>
  );
}
