import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { read } from "./api";

/** What a route tells, and again every two seconds: the shop goes on while somebody looks. */
export function useWire<T>(route: string) {
  return useQuery({
    queryKey: ["wire", route],
    queryFn: ({ signal }) => read<T>(route, signal),
    refetchInterval: 2_000,
  });
}

/** Something to do, after which all is read anew. */
export function useAction() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (action: () => Promise<unknown>) => action(),
    onSettled: () => queries.invalidateQueries({ queryKey: ["wire"] }),
  });
}
