import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { HashRouter } from "react-router";

import { ApiError, openApi } from "./session/api";
import { answerFrame, Session } from "./session/session";
import { readSettings } from "./session/settings";
import { Console } from "./shell/Console";
import "./styles/base.css";
import "./styles/parts.css";
import "./styles/pages.css";

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

async function start(root: Root): Promise<void> {
  const settings = await readSettings();
  if (window.parent !== window) {
    return answerFrame(settings);
  }
  const session = new Session(settings);
  openApi(settings.api ?? location.origin, session);
  await session.begin();
  root.render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <HashRouter>
          <Console session={session} />
        </HashRouter>
      </QueryClientProvider>
    </StrictMode>,
  );
}

const place = document.getElementById("console");
if (place) {
  const root = createRoot(place);
  start(root).catch((error: Error) =>
    root.render(
      <main className="sign-in">
        <h1>The console cannot start</h1>
        <p role="alert">{error.message}</p>
      </main>,
    ),
  );
}
