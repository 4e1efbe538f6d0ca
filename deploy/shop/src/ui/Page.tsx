import { useEffect, useRef, type ReactNode } from "react";

/** Whoever loads a page begins at its top; the browser reads that out by itself. */
let loaded = false;

/** A page with its heading, which takes the focus when a click leads to it, so that it is read out. */
export function Page(props: { title: string; aside?: ReactNode; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${props.title} · Babes Club`;
  }, [props.title]);
  useEffect(() => {
    const byClick = loaded;
    loaded = true;
    if (!byClick) return;
    if (document.activeElement === null || document.activeElement.closest("main") === null) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <main className="page" id="content" tabIndex={-1}>
      <div className="title">
        <h1 ref={heading} tabIndex={-1}>
          {props.title}
        </h1>
        {props.aside}
      </div>
      {props.children}
    </main>
  );
}
