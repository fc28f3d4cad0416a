import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

const least = 260;

/** The width that an element has on the screen, in whole pixels, as it changes. */
export function useWidth<Element extends HTMLElement = HTMLDivElement>(
  begin = 640,
): [RefObject<Element | null>, number] {
  const element = useRef<Element>(null);
  const [width, setWidth] = useState(begin);
  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return;
    const measure = () => {
      const now = Math.floor(box.clientWidth);
      if (now > 0) setWidth(Math.max(least, now));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
