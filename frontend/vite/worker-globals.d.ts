// Filled in by vite/shell-worker.ts when the service worker is built.
declare const __SHELL_FILES__: string[];
declare const __SHELL_VERSION__: string;
// Only in the app's worker.
declare const __TEAM_FILES__: string[];
declare const __ALL_FILES__: string[];
