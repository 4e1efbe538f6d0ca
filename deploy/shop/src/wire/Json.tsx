/** All that is known of something, for whoever opens it. */
export function Json({ title, content }: { title: string; content: unknown }) {
  return (
    <details className="json">
      <summary>{title}</summary>
      <pre tabIndex={0}>{JSON.stringify(content, null, 2)}</pre>
    </details>
  );
}
