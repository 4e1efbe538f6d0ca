import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { Rows } from "./Loading";
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
