/**
 * From one secret, that only the address on the person's devices holds, to a name under which the server keeps
 * something and a key that it never sees: HKDF-SHA256, AES-256-GCM (RFC 5869; NIST SP 800-38D).
 */

const SECRET_BYTES = 32;
const IV_BYTES = 12;
/** Sizes are rounded up to this, so that they tell little of what was written. */
const STEP = 4096;

export const canSeal = (): boolean => Boolean(globalThis.crypto?.subtle);

export const newSecret = (): string => base64url(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)));

/** What was kept is not what was sealed, or the secret is another. */
export class Tampered extends Error {}

export interface Place {
  /** The name under which the server keeps it. */
  lookup: string;
  seal: (bytes: Uint8Array) => Promise<Uint8Array>;
  /** @throws {Tampered} */
  open: (sealed: ArrayBuffer) => Promise<Uint8Array>;
}

/**
 * `what` names one thing of those that are kept by one secret.
 * @throws {Tampered} when the secret is none
 */
export async function placeBy(secret: string, what: string): Promise<Place> {
  const raw = bytesOf(secret);
  if (raw.byteLength !== SECRET_BYTES) throw new Tampered();
  const source = await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveBits', 'deriveKey']);
  const by = (purpose: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: encoded(`duru continuation v1 ${purpose} ${what}`),
  });
  const lookup = base64url(new Uint8Array(await crypto.subtle.deriveBits(by('lookup'), source, 256)));
  const aes = { name: 'AES-GCM', length: 256 };
  const key = await crypto.subtle.deriveKey(by('key'), source, aes, false, ['encrypt', 'decrypt']);
  const settings = (iv: Uint8Array<ArrayBuffer>) => ({
    name: 'AES-GCM',
    iv,
    additionalData: encoded(lookup),
  });
  return {
    lookup,
    seal: async (bytes) => {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const sealed = await crypto.subtle.encrypt(settings(iv), key, new Uint8Array(bytes));
      const out = new Uint8Array(IV_BYTES + sealed.byteLength);
      out.set(iv);
      out.set(new Uint8Array(sealed), IV_BYTES);
      return out;
    },
    open: async (sealed) => {
      try {
        const iv = new Uint8Array(sealed.slice(0, IV_BYTES));
        return new Uint8Array(await crypto.subtle.decrypt(settings(iv), key, sealed.slice(IV_BYTES)));
      } catch {
        throw new Tampered();
      }
    },
  };
}

/** JSON, with blanks behind it up to the next step. */
export function padded(value: unknown): Uint8Array {
  const said = encoded(JSON.stringify(value));
  const out = new Uint8Array(Math.ceil(said.byteLength / STEP) * STEP).fill(0x20);
  out.set(said);
  return out;
}

const encoded = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  try {
    const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
