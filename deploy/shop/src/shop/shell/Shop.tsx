import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { Route, Routes } from "react-router";

import { OrderPage } from "../account/OrderPage";
import { OrdersPage } from "../account/OrdersPage";
import { ProfilePage } from "../account/ProfilePage";
import { CartPage } from "../cart/CartPage";
import { CatalogPage } from "../catalog/CatalogPage";
import { CancelledPage } from "../checkout/CancelledPage";
import { PaidPage } from "../checkout/PaidPage";
import { useSession } from "../session/SessionContext";
import { Page } from "../../ui/Page";
import { Header } from "./Header";

export function Shop() {
  const { state } = useSession();
  const queries = useQueryClient();
  const signedIn = state.kind === "signed-in";
  useEffect(() => {
    // What one person has read is not the next one's.
    if (!signedIn) queries.removeQueries({ queryKey: ["account"] });
  }, [signedIn, queries]);
  if (state.kind === "leaving") {
    return <main className="page" aria-busy="true" aria-label="Signing in" />;
  }
  return (
    <>
      <Header />
      {state.kind === "guest" && state.reason && (
        <p className="note banner" role="status">
          {state.reason}
        </p>
      )}
      <Routes>
        <Route index element={<CatalogPage />} />
        <Route path="cart" element={<CartPage />} />
        <Route path="paid/:sessionId" element={<PaidPage />} />
        <Route path="cancelled" element={<CancelledPage />} />
        <Route path="orders" element={<OrdersPage />} />
        <Route path="orders/:orderId" element={<OrderPage />} />
        <Route path="profile" element={<ProfilePage />} />
        <Route
          path="*"
          element={
            <Page title="Not found">
              <p>There is no such page.</p>
            </Page>
          }
        />
      </Routes>
    </>
  );
}
