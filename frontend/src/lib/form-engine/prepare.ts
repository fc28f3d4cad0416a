import type { Model } from './model';

/**
 * Loads what a model needs beside the engine; one that was compiled before that was told may need it. Without it (no
 * connection) what needs it counts as unchecked.
 */
export async function prepare(model: Model): Promise<void> {
  if (model.rare !== false) await import('./rare').catch(() => undefined);
}
