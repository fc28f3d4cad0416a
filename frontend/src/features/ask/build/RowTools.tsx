import { ActionIcon } from '@mantine/core';
import { Icon, type IconName } from '../../../components/icons';
import { useI18n } from '../../../lib/i18n/I18n';
import css from './Build.module.css';
import { useDesk } from './BuildContext';
import { placeOf, type Step } from './edits';
import type { Item } from './outline';
import type { Tree } from './useTree';

const steps: { way: Step; icon: IconName }[] = [
  { way: 'up', icon: 'up' },
  { way: 'down', icon: 'down' },
  { way: 'in', icon: 'right' },
  { way: 'out', icon: 'left' },
];

/** Moves, copies and removes a row by buttons. */
export function RowTools({ item, tree }: { item: Item; tree: Tree }) {
  const { t } = useI18n();
  const { items } = useDesk();
  const labels: Record<Step, string> = {
    up: t('build.move_up'),
    down: t('build.move_down'),
    in: t('build.move_in'),
    out: t('build.move_out'),
  };
  const tool = (icon: IconName, label: string, act: () => void, disabled = false) => (
    <ActionIcon
      key={label}
      variant="subtle"
      size={40}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={act}
    >
      <Icon name={icon} size={18} />
    </ActionIcon>
  );
  return (
    <span className={css.tools}>
      {steps.map(({ way, icon }) =>
        tool(icon, labels[way], () => tree.step(item.id, way), placeOf(items, item.id, way) === null),
      )}
      {tool('copy', t('build.duplicate'), () => tree.duplicate(item.id))}
      {tool('bin', t('build.remove'), () => tree.remove(item.id))}
    </span>
  );
}
