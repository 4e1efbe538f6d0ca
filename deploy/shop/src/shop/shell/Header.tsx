import { NavLink } from "react-router";

import { pieces, useCart } from "../cart/cart";
import { useSession } from "../session/SessionContext";

export function Header() {
  const count = pieces(useCart().lines);
  const { session, state } = useSession();
  return (
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
        <NavLink to="/" end className="brand">
          The Babes Club
        </NavLink>
        <NavLink to="/orders">Orders</NavLink>
        <NavLink to="/profile">Profile</NavLink>
        <NavLink to="/cart">Cart{count > 0 && ` (${count})`}</NavLink>
      </nav>
      {state.kind === "signed-in" ? (
        <>
          <span className="who">{state.name}</span>
          <button type="button" className="quiet" onClick={() => void session.signOut()}>
            Sign out
          </button>
        </>
      ) : (
        <button
          type="button"
          className="quiet"
          disabled={state.kind === "leaving"}
          onClick={() => void session.signIn()}
        >
          Sign in
        </button>
      )}
    </header>
  );
}
