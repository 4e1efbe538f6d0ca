import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef } from "react";

import { ask } from "../session/api";
import { Loaded } from "../ui/Loaded";
import { Time } from "../ui/Time";
import { nameOf, type Level } from "./StockPage";

/** What somebody put in or took out, the newest first. */
export function MovesDialog({ level, onClose }: { level: Level; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const moves = useQuery({
    queryKey: ["stock", level.sku, level.variantId],
    queryFn: ({ signal }) =>
      ask("get", "/admin/stock/moves", {
        query: { sku: level.sku, ...(level.variantId ? { variantId: level.variantId } : {}) },
        signal,
      }),
  });
  return (
    <dialog ref={dialog} aria-labelledby={title} onClose={onClose}>
      <h2 id={title}>History of {nameOf(level)}</h2>
      <Loaded query={moves} rows={4}>
        {(found) =>
          found.moves.length === 0 ? (
            <p className="empty">Nobody has changed it.</p>
          ) : (
            <ul className="list">
              {found.moves.map((move) => (
                <li key={move.id} className="row">
                  <b className="amount">{move.difference > 0 ? `+${move.difference}` : move.difference}</b>
                  <span>
                    {move.count !== null && `counted: ${move.count}. `}
                    {move.reason}
                    <small className="faint">
                      {move.by}, <Time at={move.at} />
                    </small>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <div className="buttons">
        <button type="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
    </dialog>
  );
}
