/// <reference types="vite/client" />

declare module '*.po' {
  import type { Messages } from '@lingui/core';

  const messages: Messages;
  export default messages;
}

declare module 'bikram-sambat' {
  export function daysInMonth(year: number, month: number): number;
  export function toBik(iso: string): { year: number; month: number; day: number };
  export function toDev(
    year: number,
    month: number,
    day: number,
  ): { day: string; month: string; year: string };
  export function toGreg_text(year: number, month: number, day: number): string;
}
