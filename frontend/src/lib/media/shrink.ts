/** A picture made small on the phone before it goes out: cheaper to send, and without place and device. */

export const longestSide = 2048;
const quality = 0.82;

/** The picture can't be read by this browser: HEIC in most, a damaged file in all. */
export class Unreadable extends Error {
  constructor(readonly name_: string) {
    super(`${name_} can not be read as a picture`);
    this.name = 'Unreadable';
  }
}

/** The size that fits, the proportions kept; a smaller picture stays as it is. */
export function fitted(width: number, height: number, longest = longestSide) {
  const factor = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

/** `IMG 1.HEIC` → `IMG 1.jpg`. */
export const asJpeg = (name: string) => `${name.replace(/\.[^.]{1,5}$/, '') || 'photo'}.jpg`;

/**
 * Drawn anew as JPEG, upright, on white; at most 2048 points wide or high.
 * @throws {Unreadable}
 */
export async function shrink(file: Blob, name: string): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => {
    throw new Unreadable(name);
  });
  const size = fitted(picture.width, picture.height);
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Unreadable(name);
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, size.width, size.height);
  pen.drawImage(picture, 0, 0, size.width, size.height);
  picture.close();
  const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality));
  if (!made) throw new Unreadable(name);
  return made;
}

export async function sha256Of(blob: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
