import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";

import { ask, type Schemas } from "../session/api";
import { Loaded } from "../ui/Loaded";
import { More } from "../ui/More";
import { Page } from "../ui/Page";
import { MovesDialog } from "./MovesDialog";
import { StockDialog } from "./StockDialog";

export type Level = Schemas["StockLevel"];

type Shown = { kind: "change" | "moves"; level: Level };

/** How many pieces there are of what the catalogue counts. */
export function StockPage() {
  const [shown, show] = useState<Shown>();
  const [done, setDone] = useState("");
  const stock = useInfiniteQuery({
    queryKey: ["stock"],
    queryFn: ({ pageParam, signal }) =>
      ask("get", "/admin/stock", {
        query: { limit: 100, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: 30_000,
  });
  const close = () => show(undefined);
  return (
    <Page title="Stock">
      <p className="said" role="status">
        {done}
      </p>
      <Loaded query={stock} rows={8}>
        {(pages) => (
          <Levels levels={pages.pages.flatMap((page) => page.stock)} onShow={show} />
        )}
      </Loaded>
      <More
        has={stock.hasNextPage}
        busy={stock.isFetchingNextPage}
        onMore={() => void stock.fetchNextPage()}
      />
      {shown?.kind === "change" && (
        <StockDialog
          level={shown.level}
          onDone={(said) => {
            setDone(said);
            close();
          }}
          onClose={close}
        />
      )}
      {shown?.kind === "moves" && <MovesDialog level={shown.level} onClose={close} />}
    </Page>
  );
}

function Levels({ levels, onShow }: { levels: Level[]; onShow: (shown: Shown) => void }) {
  if (levels.length === 0) {
    return <p className="empty">The catalogue counts nothing: all of it can be had without end.</p>;
  }
  return (
    <table className="table">
      <caption className="hidden">What is counted, by product and variant</caption>
      <thead>
        <tr>
          <th scope="col">Product</th>
          <th scope="col" className="amount">
            Can be had
          </th>
          <th scope="col" className="amount">
            Put in
          </th>
          <th scope="col">
            <span className="hidden">What can be done</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {levels.map((level) => (
          <tr key={nameOf(level)}>
            <th scope="row">{nameOf(level)}</th>
            <td data-label="Can be had" className="amount">
              {level.available}
            </td>
            <td data-label="Put in" className="amount">
              {level.put}
            </td>
            <td className="amount">
              <button
                type="button"
                aria-label={`History of ${nameOf(level)}`}
                className="quiet"
                onClick={() => onShow({ kind: "moves", level })}
              >
                History
              </button>
              <button
                type="button"
                aria-label={`Change ${nameOf(level)}`}
                onClick={() => onShow({ kind: "change", level })}
              >
                Change
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function nameOf(level: Level): string {
  return [level.sku, level.variantId].filter(Boolean).join(", ");
}
