import { msg, type Translate } from '../../../lib/i18n/I18n';
import { childrenOf, levelOf, type Part, type TreeNode } from './model';

/** The fields of a theory, for the choice between two versions. */
export const fieldNames: Record<string, string> = {
  problem: msg('theory.problem'),
  aim_id: msg('theory.aim'),
  causes: msg('theory.causes'),
  drivers: msg('theory.drivers'),
  base_version: msg('theory.base'),
};

const names: Record<Part, string[]> = {
  causes: [msg('theory.category'), msg('theory.cause'), msg('theory.deeper_cause')],
  drivers: [msg('theory.primary'), msg('theory.secondary')],
};

/** What a node of a level is called: a category, a primary driver. */
export const levelName = (t: Translate, part: Part, level: number) => {
  const row = names[part];
  return t(row[Math.min(level, row.length) - 1] ?? msg('theory.cause'));
};

/** `Primary driver 2 of 4`: names a field of the outline and of the picture. */
export function nodeName(t: Translate, part: Part, nodes: TreeNode[], node: TreeNode) {
  const row = childrenOf(nodes, node.parent_id);
  return t('theory.node_name', {
    kind: levelName(t, part, levelOf(nodes, node.id)),
    place: row.findIndex((one) => one.id === node.id) + 1,
    count: row.length,
  });
}
