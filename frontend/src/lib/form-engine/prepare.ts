import type { Model } from './model';

/** Loads what a model needs beside the engine. Without it (no connection) what needs it counts as unchecked. */
export async function prepare(model: Model): Promise<void> {
  if (model.rare) await import('./rare').catch(() => undefined);
}
