import { NavLink, Route, Routes } from "react-router";

import { ItemsPage } from "./ItemsPage";
import { LetterPage } from "./LetterPage";
import { LettersPage } from "./LettersPage";
import { OrderEventsPage } from "./OrderEventsPage";
import { SessionPage } from "./SessionPage";
import { SessionsPage } from "./SessionsPage";

/** All pages of the wire. */
export function Wire() {
  return (
    <>
      <header className="header">
        <a
          className="skip"
          href="#content"
          onClick={(event) => {
            event.preventDefault();
            document.querySelector("main")?.focus();
          }}
        >
          Skip to the page
        </a>
        <nav aria-label="Pages">
          <span className="brand">The wire</span>
          <NavLink to="/" end>
            Sessions
          </NavLink>
          <NavLink to="/letters">Letters</NavLink>
          <NavLink to="/order-events">Order events</NavLink>
          <NavLink to="/items">Table</NavLink>
          <a href="/shop/">Shop</a>
          <a href="/console/">Console</a>
        </nav>
      </header>
      <Routes>
        <Route path="/" element={<SessionsPage />} />
        <Route path="/sessions/:id" element={<SessionPage />} />
        <Route path="/letters" element={<LettersPage />} />
        <Route path="/letters/:id" element={<LetterPage />} />
        <Route path="/order-events" element={<OrderEventsPage />} />
        <Route path="/items" element={<ItemsPage />} />
        <Route path="*" element={<SessionsPage />} />
      </Routes>
    </>
  );
}
