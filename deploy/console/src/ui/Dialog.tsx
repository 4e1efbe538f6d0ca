import { useEffect, useId, useRef, type ReactNode } from "react";

import { Problem } from "./Problem";

/** The browser's own dialog: it keeps the focus, Escape closes it, the page behind is inert. */
export function Dialog(props: {
  title: string;
  action: string;
  danger?: boolean;
  busy: boolean;
  error: Error | null;
  disabled?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={title} onClose={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          props.onSubmit();
        }}
      >
        <h2 id={title}>{props.title}</h2>
        {props.children}
        {props.error && <Problem error={props.error} />}
        <div className="buttons">
          <button type="button" onClick={() => dialog.current?.close()}>
            Back
          </button>
          <button
            type="submit"
            className={props.danger ? "danger" : "primary"}
            disabled={props.busy || props.disabled}
          >
            {props.busy ? "Working…" : props.action}
          </button>
        </div>
      </form>
    </dialog>
  );
}
