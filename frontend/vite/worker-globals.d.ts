// Filled in by vite/shell-worker.ts when the service worker is built.
declare const __SHELL_FILES__: string[];
declare const __SHELL_VERSION__: string;
