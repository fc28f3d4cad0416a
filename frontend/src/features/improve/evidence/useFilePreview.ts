import { useEffect, useState } from 'react';
import type { Item } from '../../../lib/offline/item';
import { waiting } from '../../../lib/offline/waiting';
import { useObjectUrl } from './useObjectUrl';

/** A picture that is still on this device, as an address to show it. */
export function useFilePreview(item: Item | undefined): string | null {
  const [blob, setBlob] = useState<Blob | null>(null);
  const type = item?.upload?.type ?? '';
  const id = type.startsWith('image/') ? item?.id : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the bytes of an item never change
  useEffect(() => {
    if (!item || !id) return undefined;
    let gone = false;
    void waiting.pieces(item).then((pieces) => {
      if (!gone) setBlob(new Blob(pieces, { type }));
    });
    return () => {
      gone = true;
    };
  }, [id, type]);
  return useObjectUrl(blob);
}
