import type { ReactNode } from 'react';

const paths = {
  home: 'M4 11.5 12 5l8 6.5M6 10v9h4.5v-5h3v5H18v-9',
  improve: 'M5 12a7 7 0 0 1 12-5l2 2M19 5v4h-4M19 12a7 7 0 0 1-12 5l-2-2M5 19v-4h4',
  ask: 'M5 5h14v11H11l-4 3.5V16H5zM9 9h6M9 12h4',
  reports: 'M7 4h7l4 4v12H7zM14 4v4h4M10 12h5M10 15.5h5',
  settings:
    'M12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM12 4v2.2M12 17.8V20M4 12h2.2M17.8 12H20M6.3 6.3l1.6 1.6M16.1 16.1l1.6 1.6M6.3 17.7l1.6-1.6M16.1 7.9l1.6-1.6',
  person: 'M12 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM5 20c.6-3.8 3.4-5.5 7-5.5s6.4 1.7 7 5.5',
  down: 'm6 9 6 6 6-6',
  up: 'm6 15 6-6 6 6',
  right: 'm9 6 6 6-6 6',
  plus: 'M12 5v14M5 12h14',
  copy: 'M9 9h10v10H9zM5 15V5h10',
  open: 'M10 6H6v12h12v-4M13 5h6v6M19 5l-8 8',
  alert: 'M12 4 21 19H3zM12 10v4M12 16.8v.2',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  upload: 'M12 16V5M7.5 9 12 4.5 16.5 9M5 16v3.5h14V16',
  send: 'M12 15V4M8 8l4-4 4 4M5 13v6h14v-6',
  print: 'M7 9V4h10v5M7 17H5V9h14v8h-2M8 14h8v6H8z',
  qr: 'M5 5h5v5H5zM14 5h5v5h-5zM5 14h5v5H5zM14 14h2v2h-2zM17 17h2v2h-2zM18 13.5h1',
  camera: 'M4 8h3.5l1.5-2.5h6L16.5 8H20v11H4zM12 10a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4',
  microphone:
    'M12 4a2.5 2.5 0 0 0-2.5 2.5v5a2.5 2.5 0 0 0 5 0v-5A2.5 2.5 0 0 0 12 4M6.5 11.5a5.5 5.5 0 0 0 11 0M12 17v3M9 20h6',
  file: 'M7 4h7l4 4v12H7zM14 4v4h4',
  chart: 'M4 19.5h16M6 15l4-5 4 3 5-7',
  play: 'M8 5.5 18.5 12 8 18.5z',
  close: 'm6 6 12 12M18 6 6 18',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6M4 17h16M10 20h4',
  talk: 'M5 5h14v10h-7l-4 4v-4H5z',
  ask_review:
    'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM9.7 9.6a2.4 2.4 0 1 1 3.4 2.2c-.8.4-1.1.9-1.1 1.7M12 16.4v.2',
  coach: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zm3.2 4.8-2 4.4-4.4 2 2-4.4z',
  reply: 'M9 7 4 12l5 5M4 12h9a7 7 0 0 1 7 6',
  pen: 'M5 19l1-4L16 5l3 3L9 18z',
  left: 'm15 6-6 6 6 6',
  bin: 'M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7M10.5 10.5v5.5M13.5 10.5v5.5',
  note: 'M6 4.5h12v10l-5 5H6zM13 19v-4.5h5M9 9h6M9 12h4',
  undo: 'M8 5 4 9l4 4M4 9h9.5a5.5 5.5 0 0 1 0 11H9',
  redo: 'm16 5 4 4-4 4M20 9h-9.5a5.5 5.5 0 0 0 0 11H15',
  grip: 'M9.5 6v.1M14.5 6v.1M9.5 12v.1M14.5 12v.1M9.5 18v.1M14.5 18v.1',
  child: 'M6 5v9.5h6M15.5 10.5v8M11.5 14.5h8',
  history: 'M5 12a7 7 0 1 0 2-5L5 9M5 5v4h4M12 8.5V12l2.5 2',
} as const;

export type IconName = keyof typeof paths;

/** Decoration beside a text; a control that has only an icon carries its own label. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }): ReactNode {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
