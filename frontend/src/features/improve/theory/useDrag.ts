import { type PointerEvent, useState } from 'react';
import { childrenOf, find } from './model';
import type { TreeHand } from './useTree';

export type Zone = 'before' | 'after' | 'into';
export interface Drag {
  id: string;
  over: { id: string; zone: Zone } | null;
}

/** Which box lies under the pointer, and in which third of it. */
function under(x: number, y: number): Drag['over'] {
  const box = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-node]');
  const id = box?.dataset.node;
  if (!box || !id) return null;
  const { top, height } = box.getBoundingClientRect();
  const part = (y - top) / height;
  return { id, zone: part < 0.3 ? 'before' : part > 0.7 ? 'after' : 'into' };
}

/** Moves a box by mouse, pen or finger; the same move that the buttons and the keys make. */
export function useDrag(hand: TreeHand) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const land = ({ id, over }: Drag) => {
    if (!over || over.id === id) return;
    if (over.zone === 'into') {
      hand.drop(id, over.id, childrenOf(hand.nodes, over.id).length);
      return;
    }
    const target = find(hand.nodes, over.id);
    if (!target) return;
    const at = childrenOf(hand.nodes, target.parent_id).indexOf(target);
    hand.drop(id, target.parent_id, over.zone === 'before' ? at : at + 1);
  };
  const grip = (id: string) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ id, over: null });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (drag) setDrag({ id: drag.id, over: under(event.clientX, event.clientY) });
    },
    onPointerUp: () => {
      if (drag) land(drag);
      setDrag(null);
    },
    onPointerCancel: () => setDrag(null),
  });
  return { drag, grip };
}
