import { type HTMLAttributes, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Icon } from '../../../components/icons';
import { useI18n } from '../../../lib/i18n/I18n';
import css from './DriverPicture.module.css';
import { focusEnd, GrowingField } from './GrowingField';
import type { Hanging } from './hanging';
import { longestNote, longestText, type TreeNode } from './model';
import { NodeTools } from './NodeTools';
import type { Zone } from './useDrag';
import type { TreeHand } from './useTree';
import { nodeName } from './words';

interface DriverBoxProps {
  hand: TreeHand;
  node: TreeNode;
  measures: ReturnType<Hanging['measuresOf']>;
  mark: ReactNode;
  zone: Zone | null;
  dragged: boolean;
  grip: HTMLAttributes<HTMLElement>;
}

/** A driver: read as a box, written in the box once it is chosen. */
export function DriverBox({ hand, node, measures, mark, zone, dragged, grip }: DriverBoxProps) {
  const { t } = useI18n();
  const field = useRef<HTMLTextAreaElement>(null);
  const box = useRef<HTMLButtonElement>(null);
  const [noteOpen, setNoteOpen] = useState(false);
  const chosen = hand.mayWrite && hand.selected === node.id;
  const wanted = hand.wanted?.id === node.id ? hand.wanted.turn : 0;
  useEffect(() => {
    if (wanted > 0) focusEnd(field.current);
  }, [wanted]);
  const name = nodeName(t, hand.part, hand.nodes, node);
  const finish = () => {
    hand.select(null);
    requestAnimationFrame(() => box.current?.focus());
  };
  const showNote = noteOpen || (chosen && node.note !== '');
  const classes = [
    css.box,
    node.parent_id ? css.second : css.first,
    chosen && css.chosen,
    dragged && css.dragged,
  ];
  return (
    <div className={[...classes, zone && css[zone]].filter(Boolean).join(' ')} data-node={node.id}>
      {chosen ? (
        <GrowingField
          label={name}
          value={node.text}
          maxLength={longestText}
          placeholder={t('theory.write_here')}
          fieldRef={field}
          onChange={(text) => hand.type(node.id, text)}
          onKeyDown={(event) => onFieldKey(event, hand, node, finish)}
        />
      ) : (
        <div className={css.face}>
          {hand.mayWrite ? (
            <button
              type="button"
              ref={box}
              className={css.text}
              aria-label={t('theory.edit_node', { name, text: node.text || t('theory.blank') })}
              onClick={() => hand.focus(node.id)}
              onKeyDown={(event) => onBoxKey(event, hand, node)}
            >
              {node.text || t('theory.blank')}
            </button>
          ) : (
            <span className={css.text}>{node.text}</span>
          )}
          {hand.mayWrite && (
            <span className={css.grip} {...grip}>
              <Icon name="grip" />
            </span>
          )}
        </div>
      )}
      {mark && <div className={css.mark}>{mark}</div>}
      {measures.map((measure) => (
        <span key={measure.id} className={css.measure}>
          {t('theory.measured_by', { title: measure.name })}
        </span>
      ))}
      {chosen && (
        <NodeTools hand={hand} id={node.id} noteOpen={showNote} onNote={() => setNoteOpen((open) => !open)} />
      )}
      {chosen && showNote && (
        <GrowingField
          label={t('theory.note_label')}
          showLabel
          lines
          value={node.note}
          maxLength={longestNote}
          onChange={(note) => hand.note(node.id, note)}
        />
      )}
      {!chosen && node.note !== '' && <p className={css.note}>{node.note}</p>}
    </div>
  );
}

const stepOf = (event: KeyboardEvent) => {
  if (!event.altKey) return null;
  if (event.key === 'ArrowUp') return 'up';
  return event.key === 'ArrowDown' ? 'down' : null;
};

function onFieldKey(event: KeyboardEvent, hand: TreeHand, node: TreeNode, finish: () => void) {
  const way = stepOf(event);
  if (way) {
    event.preventDefault();
    hand.step(node.id, way);
  } else if (event.key === 'Escape' || (event.key === 'Enter' && !event.nativeEvent.isComposing)) {
    event.preventDefault();
    finish();
  }
}

function onBoxKey(event: KeyboardEvent, hand: TreeHand, node: TreeNode) {
  const way = stepOf(event);
  if (way) {
    event.preventDefault();
    hand.step(node.id, way);
  } else if (event.key === 'Delete') {
    event.preventDefault();
    hand.remove(node.id);
  }
}
