import { useQuery } from '@tanstack/react-query';
import { useLive } from '../live/useLive';
import { ratesQuery } from './waves';

/** The response table of a wave, kept up to date while it is on the screen. */
export function useLiveRates(waveId: string, open: boolean) {
  const query = useQuery(ratesQuery(waveId));
  const refetch = () => query.refetch();
  const live = useLive({
    part: 'survey',
    topic: open ? `wave:${waveId}` : null,
    onEvent: () => void refetch(),
    poll: refetch,
  });
  return { query, live };
}
