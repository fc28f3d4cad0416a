import 'fake-indexeddb/auto';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

// Bounds, not waits: a busy machine takes its time to draw.
configure({ asyncUtilTimeout: 15_000 });

// The window without layout knows neither; the pages only ask.
if (typeof window !== 'undefined') window.HTMLElement.prototype.scrollIntoView ??= () => undefined;

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  if (typeof window !== 'undefined') window.localStorage.clear();
});
