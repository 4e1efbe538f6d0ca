const SHORT = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});
const LONG = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "long" });

/** A time in the reader's own zone; all of it on hover. */
export function Time({ at }: { at: string | null | undefined }) {
  if (!at) {
    return <span className="faint">not yet</span>;
  }
  const time = new Date(at);
  return (
    <time dateTime={at} title={LONG.format(time)}>
      {SHORT.format(time)}
    </time>
  );
}

/** The same of epoch seconds. */
export function Seconds({ at }: { at: number | null | undefined }) {
  return <Time at={at ? new Date(at * 1000).toISOString() : undefined} />;
}
