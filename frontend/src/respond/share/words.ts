/** The words of giving an address to oneself. */

import type { Words } from '../strings';

const es = {
  copy: 'Copiar el enlace',
  copied: 'Copiado.',
  notCopied: 'Mantenga el dedo sobre el enlace para copiarlo.',
  share: 'Compartir…',
  qr: 'Código QR del enlace',
};
export type ShareWords = typeof es;

const en: ShareWords = {
  copy: 'Copy the link',
  copied: 'Copied.',
  notCopied: 'Hold your finger on the link to copy it.',
  share: 'Share…',
  qr: 'QR code of the link',
};

const fil: ShareWords = {
  copy: 'Kopyahin ang link',
  copied: 'Nakopya na.',
  notCopied: 'Idiin ang daliri sa link para kopyahin.',
  share: 'Ibahagi…',
  qr: 'QR code ng link',
};

const sw: ShareWords = {
  copy: 'Nakili kiungo',
  copied: 'Kimenakiliwa.',
  notCopied: 'Shikilia kidole kwenye kiungo ili kukinakili.',
  share: 'Shiriki…',
  qr: 'Msimbo wa QR wa kiungo',
};

const CATALOGUE = { es, en, fil, sw };

export const shareWords = (words: Words): ShareWords => CATALOGUE[words.lang as keyof typeof CATALOGUE];
