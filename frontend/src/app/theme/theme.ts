import { createTheme, type MantineColorsTuple } from '@mantine/core';

const teal: MantineColorsTuple = [
  '#eef7f6',
  '#dcecea',
  '#b8d9d6',
  '#8fc4bf',
  '#66aca7',
  '#43938e',
  '#2b7c78',
  '#1c6865',
  '#125553',
  '#0d3b3e',
];

const amber: MantineColorsTuple = [
  '#fff6e9',
  '#fdebd0',
  '#f9d6a1',
  '#f4be6d',
  '#e9a33f',
  '#d48a22',
  '#b47012',
  '#97590b',
  '#7d4908',
  '#5e3705',
];

const system =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Ubuntu, "Helvetica Neue", Arial, sans-serif';

/** Shade 8 for filled controls: the kit's default shade gives white text too little contrast. */
export const theme = createTheme({
  colors: { teal, amber },
  primaryColor: 'teal',
  primaryShade: 8,
  fontFamily: system,
  headings: { fontFamily: system, fontWeight: '650' },
  defaultRadius: 'md',
  black: '#16292b',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    Switch: { defaultProps: { size: 'md' } },
  },
});
