import { MantineProvider } from '@mantine/core';
import { Toaster } from '../components/Toaster';
import { QueryProvider } from '../lib/api/QueryProvider';
import { I18nProvider } from '../lib/i18n/I18n';
import { ErrorBoundary } from './ErrorBoundary';
import { SignInGate } from './SignInGate';
import { theme } from './theme/theme';

/** Styles come from files alone: the provider writes no style element (see theme.test.ts). */
export function App() {
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme="light"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <I18nProvider>
        <ErrorBoundary>
          <QueryProvider>
            <Toaster>
              <SignInGate />
            </Toaster>
          </QueryProvider>
        </ErrorBoundary>
      </I18nProvider>
    </MantineProvider>
  );
}
