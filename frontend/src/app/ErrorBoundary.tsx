import { Component, type ReactNode } from 'react';
import { Trouble } from '../components/Trouble';

/** A fault in a page must not leave a white screen; "try again" loads the page anew. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    if (!this.state.error) return this.props.children;
    return <Trouble error={this.state.error} retry={() => window.location.reload()} />;
  }
}
