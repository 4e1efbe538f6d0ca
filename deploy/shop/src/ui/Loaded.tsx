import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { Problem } from "./Problem";

/** A query in each of its states. What was read stays to be seen when reading it anew fails. */
export function Loaded<T>(props: {
  query: UseQueryResult<T>;
  rows?: number;
  children: (data: T) => ReactNode;
}) {
  const { data, error, refetch } = props.query;
  return (
    <>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {data !== undefined ? props.children(data) : !error && <Rows count={props.rows ?? 6} />}
    </>
  );
}

/** Where rows will be, as high as they will be: nothing jumps when they come. */
function Rows({ count }: { count: number }) {
  return (
    <div className="skeleton" role="status" aria-busy="true" aria-label="Loading">
      {Array.from({ length: count }, (_, index) => (
        <span key={index} />
      ))}
    </div>
  );
}
