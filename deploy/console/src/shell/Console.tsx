import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useSyncExternalStore } from "react";
import { Route, Routes } from "react-router";

import { EventsPage } from "../events/EventsPage";
import { HealthPage } from "../health/HealthPage";
import { OrderPage } from "../orders/OrderPage";
import { OrdersPage } from "../orders/OrdersPage";
import type { Session } from "../session/session";
import { SignIn } from "../session/SignIn";
import { StockPage } from "../stock/StockPage";
import { SyncPage } from "../sync/SyncPage";
import { TodoPage } from "../todo/TodoPage";
import { Page } from "../ui/Page";
import { Rows } from "../ui/Loading";
import { Crash } from "./Crash";
import { Header } from "./Header";

/** The charts are half of the code, and only one page has them. */
const StatisticsPage = lazy(() => import("../statistics/StatisticsPage"));

export function Console({ session }: { session: Session }) {
  const state = useSyncExternalStore(session.subscribe, () => session.state);
  const queries = useQueryClient();
  useEffect(() => {
    // What one person has read is not the next one's.
    if (state.kind === "signed-out") queries.clear();
  }, [state.kind, queries]);

  switch (state.kind) {
    case "leaving":
      return <main className="sign-in" aria-busy="true" aria-label="Signing in" />;
    case "signed-out":
      return <SignIn session={session} reason={state.reason} />;
    case "signed-in":
      return (
        <>
          <Header name={state.name} onSignOut={() => void session.signOut()} />
          <Crash>
            <Suspense
              fallback={
                <Page title="Statistics">
                  <Rows count={8} />
                </Page>
              }
            >
              <Routes>
                <Route index element={<TodoPage />} />
                <Route path="orders" element={<OrdersPage />} />
                <Route path="orders/:orderId" element={<OrderPage />} />
                <Route path="stock" element={<StockPage />} />
                <Route path="events" element={<EventsPage />} />
                <Route path="sync" element={<SyncPage />} />
                <Route path="statistics" element={<StatisticsPage />} />
                <Route path="health" element={<HealthPage />} />
                <Route
                  path="*"
                  element={
                    <Page title="Not found">
                      <p>There is no such page.</p>
                    </Page>
                  }
                />
              </Routes>
            </Suspense>
          </Crash>
        </>
      );
  }
}
