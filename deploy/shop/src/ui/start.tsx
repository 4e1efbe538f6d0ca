import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { HashRouter } from "react-router";

import { ApiError } from "../../../../libs/typescript-client/src/api";

/**
 * Shows the pages in the element of that id; what is shown stands behind the `#`.
 *
 * @param onError is told of each request that failed, besides the page that made it
 */
export function start(id: string, pages: ReactNode, onError?: (error: Error) => void): void {
  const place = document.getElementById(id);
  if (place === null) {
    throw new Error(`There is no #${id}.`);
  }
  const told = { onError: (error: Error) => onError?.(error) };
  const queries = new QueryClient({
    queryCache: new QueryCache(told),
    mutationCache: new MutationCache(told),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // What was refused is refused again; what failed may do better.
        retry: (failures, error) =>
          failures < 1 && !(error instanceof ApiError && error.status < 500),
        retryDelay: 500,
      },
    },
  });
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <HashRouter>{pages}</HashRouter>
      </QueryClientProvider>
    </StrictMode>,
  );
}
