import { Component, type ReactNode } from "react";

/** A fault of the console itself: said, and the rest of the page still works. */
export class Crash extends Component<{ children: ReactNode }, { fault?: Error }> {
  override state: { fault?: Error } = {};

  static getDerivedStateFromError(fault: Error): { fault: Error } {
    return { fault };
  }

  override render(): ReactNode {
    return this.state.fault === undefined ? (
      this.props.children
    ) : (
      <main className="page">
        <h1>This page cannot be shown</h1>
        <p role="alert">{this.state.fault.message}</p>
        <button type="button" onClick={() => location.reload()}>
          Load it anew
        </button>
      </main>
    );
  }
}
