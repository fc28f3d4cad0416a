/** Okabe & Ito 2008: told apart with any colour vision. Shapes and dashes say the same without colour. */
export const inks = {
  series: '#0072B2',
  signal: '#D55E00',
  goal: '#009E73',
  goalText: '#00634A',
  cycle: '#4A5A8A',
  ink: '#1A1A1A',
  soft: '#595959',
  faint: '#D0D0D0',
  paper: '#FFFFFF',
  marks: {
    plain: '#0072B2',
    outside: '#D55E00',
    long_run: '#E69F00',
    shift: '#E69F00',
    trend: '#CC79A7',
    excluded: 'none',
  },
} as const;
