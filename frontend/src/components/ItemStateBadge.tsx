import { msg, useI18n } from '../lib/i18n/I18n';
import type { Item, ItemState } from '../lib/offline/item';
import { useWaiting } from '../lib/offline/useWaiting';
import { waiting } from '../lib/offline/waiting';
import { StateBadge, type Tone } from './StateBadge';

const states: Record<ItemState, { label: string; tone: Tone }> = {
  device: { label: msg('waiting.state_device'), tone: 'quiet' },
  sending: { label: msg('waiting.state_sending'), tone: 'busy' },
  'needs-you': { label: msg('waiting.state_needs_you'), tone: 'bad' },
};

/** Where something stands that was made here: on this device, sending, or in need of the person. */
export function ItemStateBadge({ item }: { item: Item }) {
  const { t } = useI18n();
  useWaiting();
  const { label, tone } = states[waiting.stateOf(item)];
  return <StateBadge tone={tone} label={t(label)} />;
}
