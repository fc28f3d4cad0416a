import css from './Evidence.module.css';

/** Sound, played by the browser. What it says stands beside it in the words of the team. */
export function Sound({ url, label }: { url: string; label: string }) {
  // biome-ignore lint/a11y/useMediaCaption: a recording made on a phone has no captions
  return <audio controls src={url} className={css.player} aria-label={label} />;
}

export function Video({ url, label }: { url: string; label: string }) {
  // biome-ignore lint/a11y/useMediaCaption: a video made on a phone has no captions
  return <video controls src={url} className={css.player} aria-label={label} />;
}
