/** The next page of a list, under it. */
export function More(props: { has: boolean; busy: boolean; onMore: () => void }) {
  return (
    props.has && (
      <p className="more">
        <button type="button" onClick={props.onMore} disabled={props.busy}>
          {props.busy ? "Loading…" : "Show more"}
        </button>
      </p>
    )
  );
}
