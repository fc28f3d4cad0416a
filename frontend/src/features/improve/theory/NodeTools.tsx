import { ActionIcon } from '@mantine/core';
import { Icon, type IconName } from '../../../components/icons';
import { useI18n } from '../../../lib/i18n/I18n';
import { FieldTalk } from '../talk/FieldTalk';
import { find, levelOf } from './model';
import css from './Theory.module.css';
import type { TreeHand } from './useTree';
import { levelName } from './words';

interface NodeToolsProps {
  hand: TreeHand;
  id: string;
  noteOpen: boolean;
  onNote: () => void;
}

/** All that the keyboard and dragging can do, as buttons: for a thumb and for a pointer. */
export function NodeTools({ hand, id, noteOpen, onNote }: NodeToolsProps) {
  const { t } = useI18n();
  const level = levelOf(hand.nodes, id);
  const child = levelName(t, hand.part, level + 1);
  const tools: { icon: IconName; label: string; act: () => void; off?: boolean; pressed?: boolean }[] = [
    { icon: 'up', label: t('theory.up'), act: () => hand.step(id, 'up'), off: !hand.mayStep(id, 'up') },
    {
      icon: 'down',
      label: t('theory.down'),
      act: () => hand.step(id, 'down'),
      off: !hand.mayStep(id, 'down'),
    },
    { icon: 'left', label: t('theory.out'), act: () => hand.step(id, 'out'), off: !hand.mayStep(id, 'out') },
    { icon: 'right', label: t('theory.in'), act: () => hand.step(id, 'in'), off: !hand.mayStep(id, 'in') },
    {
      icon: 'plus',
      label: t('theory.add_beside', { kind: levelName(t, hand.part, level) }),
      act: () => hand.addAfter(id),
      off: hand.full,
    },
    {
      icon: 'child',
      label: t('theory.add_below', { kind: child }),
      act: () => hand.addChild(id),
      off: !hand.mayHaveChild(id),
    },
    { icon: 'note', label: t('theory.note'), act: onNote, pressed: noteOpen },
    { icon: 'bin', label: t('theory.remove'), act: () => hand.remove(id) },
  ];
  return (
    <fieldset
      className={css.tools}
      aria-label={t('theory.tools', { text: find(hand.nodes, id)?.text ?? '' })}
    >
      {tools.map((tool) => (
        <ActionIcon
          key={tool.icon}
          variant={tool.pressed ? 'filled' : 'default'}
          size={44}
          aria-label={tool.label}
          title={tool.label}
          aria-pressed={tool.pressed}
          disabled={tool.off}
          onClick={tool.act}
        >
          <Icon name={tool.icon} />
        </ActionIcon>
      ))}
      <FieldTalk pointer={`/${hand.part}/${id}`} label={find(hand.nodes, id)?.text ?? ''} />
    </fieldset>
  );
}
