/**
 * How many streams a page keeps open. A browser has six connections to a server that speaks HTTP/1.1, for all of its
 * tabs together: streams that take them all leave none for what the person asks.
 */
const MOST_STREAMS = 2;

let taken = 0;

/** A lane for one stream, given back by calling what is returned; undefined when all are taken. */
export function takeLane(): (() => void) | undefined {
  if (taken >= MOST_STREAMS) return undefined;
  taken += 1;
  let mine = true;
  return () => {
    if (mine) taken -= 1;
    mine = false;
  };
}
