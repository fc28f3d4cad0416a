import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { DrawingPicture } from './DrawingPicture';
import type { Drawing } from './drawing';

/** A drawing as the text of an SVG file. */
export function drawingText(drawing: Drawing, title: string, description: string): string {
  const box = document.createElement('div');
  const root = createRoot(box);
  flushSync(() => root.render(<DrawingPicture drawing={drawing} title={title} description={description} />));
  const picture = box.querySelector('svg');
  const text = picture ? new XMLSerializer().serializeToString(picture) : '';
  root.unmount();
  return text;
}
