import css from './StateBadge.module.css';

export type Tone = 'good' | 'busy' | 'bad' | 'quiet';

/** A state in words; the mark's shape repeats what the colour says. */
export function StateBadge({ tone, label }: { tone: Tone; label: string }) {
  return <span className={`${css.badge} ${tone === 'quiet' ? '' : css[tone]}`}>{label}</span>;
}
