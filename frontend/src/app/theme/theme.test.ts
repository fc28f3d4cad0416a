import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core';
import { expect, test } from 'vitest';
import { theme } from './theme';

/** The provider would write these into a style element, which the policy `style-src 'self'` refuses. */
function differingVariables() {
  const own = defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme));
  const kit: Record<string, Record<string, string>> = { ...defaultCssVariablesResolver(DEFAULT_THEME) };
  const differing = (part: 'variables' | 'light') =>
    Object.fromEntries(Object.entries(own[part]).filter(([name, value]) => kit[part]?.[name] !== value));
  return { variables: differing('variables'), light: differing('light'), dark: {} };
}

test('the stylesheet holds the variables of the theme (npm test -- -u after changing the theme)', async () => {
  const css = convertCssVariables(differingVariables(), ':root').replace(/([{;])/g, '$1\n');
  await expect(css).toMatchFileSnapshot('./variables.css');
});
