import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

/**
 * Something that an operator does about an order, with one key for as long as its form is open: sent
 * again after a lost answer, it is done once. The order is read anew however it ended, since a refusal
 * says that it is no longer what was shown.
 */
export function useCommand<T>(
  orderId: string,
  run: (headers: { "Idempotency-Key": string }) => Promise<T>,
  onDone: (answer: T) => void,
) {
  const queries = useQueryClient();
  const [key, setKey] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: () => run({ "Idempotency-Key": key }),
    onSuccess: (answer) => {
      setKey(crypto.randomUUID());
      onDone(answer);
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["order", orderId] }),
        queries.invalidateQueries({ queryKey: ["orders"] }),
        queries.invalidateQueries({ queryKey: ["todo"] }),
      ]),
  });
}
