import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { HashRouter } from "react-router";

import { ApiError } from "../../../../libs/typescript-client/src/api";

const queries = new QueryClient({
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

/** Shows the pages in the element of that id; what is shown stands behind the `#`. */
export function start(id: string, pages: ReactNode): void {
  const place = document.getElementById(id);
  if (place === null) {
    throw new Error(`There is no #${id}.`);
  }
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <HashRouter>{pages}</HashRouter>
      </QueryClientProvider>
    </StrictMode>,
  );
}
