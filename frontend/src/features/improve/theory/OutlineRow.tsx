import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { type Translate, useI18n } from '../../../lib/i18n/I18n';
import { focusEnd, GrowingField } from './GrowingField';
import { childrenOf, longestNote, longestText, type TreeNode } from './model';
import { NodeTools } from './NodeTools';
import css from './Theory.module.css';
import type { TreeHand } from './useTree';
import { nodeName } from './words';

interface OutlineRowProps {
  hand: TreeHand;
  node: TreeNode;
  help: string;
  /** Set by Escape: Tab leaves, until somebody writes again. */
  leaving: { current: boolean };
  extras?: (id: string) => ReactNode;
}

export function OutlineRow({ hand, node, help, leaving, extras }: OutlineRowProps) {
  const { t } = useI18n();
  const field = useRef<HTMLTextAreaElement>(null);
  const [noteOpen, setNoteOpen] = useState(false);
  const wanted = hand.wanted?.id === node.id ? hand.wanted.turn : 0;
  useEffect(() => {
    if (wanted > 0) focusEnd(field.current);
  }, [wanted]);
  const children = childrenOf(hand.nodes, node.id);
  const now = hand.mayWrite && hand.selected === node.id;
  const showNote = noteOpen || node.note !== '';
  return (
    <li className={css.item}>
      <div className={now ? css.rowNow : css.row} data-node={node.id}>
        {hand.mayWrite ? (
          <GrowingField
            label={nodeName(t, hand.part, hand.nodes, node)}
            value={node.text}
            maxLength={longestText}
            placeholder={t('theory.write_here')}
            describedBy={help}
            fieldRef={field}
            onChange={(text) => hand.type(node.id, text)}
            onFocus={() => {
              if (hand.selected !== node.id) hand.select(node.id);
            }}
            onKeyDown={(event) => onKey(event, hand, node, leaving, t)}
          />
        ) : (
          <span className={css.said}>{node.text}</span>
        )}
        {now && (
          <NodeTools
            hand={hand}
            id={node.id}
            noteOpen={showNote}
            onNote={() => setNoteOpen((open) => !open)}
          />
        )}
        {showNote && now && (
          <GrowingField
            label={t('theory.note_label')}
            showLabel
            lines
            value={node.note}
            maxLength={longestNote}
            onChange={(note) => hand.note(node.id, note)}
          />
        )}
        {node.note !== '' && !now && <p className={css.noteSaid}>{node.note}</p>}
        {extras?.(node.id)}
      </div>
      {children.length > 0 && (
        <ul className={css.outline}>
          {children.map((child) => (
            <OutlineRow
              key={child.id}
              hand={hand}
              node={child}
              help={help}
              leaving={leaving}
              extras={extras}
            />
          ))}
        </ul>
      )}
    </li>
  );
}

/** Enter, Tab, Alt with arrows, Delete; Escape lets the next Tab leave the outline as anywhere else. */
function onKey(
  event: KeyboardEvent<HTMLTextAreaElement>,
  hand: TreeHand,
  node: TreeNode,
  leaving: { current: boolean },
  t: Translate,
) {
  const { key, altKey, shiftKey, currentTarget: field } = event;
  const done = () => event.preventDefault();
  if (key === 'Escape') {
    leaving.current = true;
    hand.announce(t('theory.tab_leaves'));
    return;
  }
  if (key === 'Tab' && !altKey && !leaving.current) {
    const way = shiftKey ? 'out' : 'in';
    // Where there is nowhere to go, Tab goes on as it does everywhere.
    if (hand.mayStep(node.id, way)) {
      done();
      hand.step(node.id, way);
    }
    return;
  }
  if (key === 'Enter' || key.length === 1) leaving.current = false;
  if (altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
    done();
    hand.step(node.id, key === 'ArrowUp' ? 'up' : 'down');
  } else if (key === 'Enter' && !event.nativeEvent.isComposing) {
    done();
    hand.addAfter(node.id);
  } else if (
    (key === 'Delete' || key === 'Backspace') &&
    field.value === '' &&
    !hand.nodes.some((one) => one.parent_id === node.id)
  ) {
    done();
    hand.remove(node.id);
  } else if (key === 'ArrowUp' || key === 'ArrowDown') {
    toNeighbour(event, hand, node);
  }
}

/** Up from the start of a text and down from its end go to the next row. */
function toNeighbour(event: KeyboardEvent<HTMLTextAreaElement>, hand: TreeHand, node: TreeNode) {
  const { key, currentTarget: field } = event;
  const up = key === 'ArrowUp';
  const edge = up ? 0 : field.value.length;
  if (event.shiftKey || field.selectionStart !== edge || field.selectionEnd !== edge) return;
  const next = hand.nodes[hand.nodes.findIndex((one) => one.id === node.id) + (up ? -1 : 1)];
  if (!next) return;
  event.preventDefault();
  hand.focus(next.id);
}
