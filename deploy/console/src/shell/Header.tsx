import { useIsFetching } from "@tanstack/react-query";
import { useEffect } from "react";
import { NavLink, useNavigate } from "react-router";

const PAGES = [
  { to: "/", label: "To do" },
  { to: "/orders", label: "Orders" },
  { to: "/stock", label: "Stock" },
  { to: "/events", label: "Events" },
  { to: "/sync", label: "Sync" },
  { to: "/statistics", label: "Statistics" },
  { to: "/health", label: "Health" },
];

export function Header({ name, onSignOut }: { name: string; onSignOut: () => void }) {
  const fetching = useIsFetching() > 0;
  useSearchKey();
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
      <span className="brand">Babes Club</span>
      <nav aria-label="Pages">
        {PAGES.map((page) => (
          <NavLink key={page.to} to={page.to} end={page.to === "/"}>
            {page.label}
          </NavLink>
        ))}
      </nav>
      <span className="who">{name}</span>
      <button type="button" className="quiet" onClick={onSignOut}>
        Sign out
      </button>
      <div className={fetching ? "progress on" : "progress"} aria-hidden="true" />
    </header>
  );
}

/** Ctrl-K, or ⌘K, goes to the search from everywhere. */
function useSearchKey(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key === "k" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        const search = document.querySelector<HTMLInputElement>("[role=search] input");
        if (search) search.focus();
        else void navigate("/orders", { state: { search: true } });
      }
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [navigate]);
}
