import { useState } from "react";

import { Field } from "../ui/Field";
import { Loaded } from "../ui/Loaded";
import { Page } from "../ui/Page";
import { Json } from "./Json";
import { useWire } from "./useWire";

type Item = Record<string, unknown> & { PK: string; SK: string };

interface Items {
  more: boolean;
  entities: { name: string; items: Item[] }[];
}

/** What lies in the table: the first thousand items, by entity. */
export function ItemsPage() {
  const items = useWire<Items>("items");
  const [wanted, setWanted] = useState("");
  return (
    <Page title="Table">
      <div className="filters">
        <Field label="Key or attribute" value={wanted} onText={setWanted} type="search" />
      </div>
      <Loaded query={items}>
        {(loaded) => (
          <>
            {loaded.more && <p className="note">There are more than a thousand items; these are some.</p>}
            <Entities items={loaded} wanted={wanted.trim().toLowerCase()} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Entities({ items, wanted }: { items: Items; wanted: string }) {
  const found = items.entities
    .map(({ name, items: all }) => ({
      name,
      items: all.filter((item) => JSON.stringify(item).toLowerCase().includes(wanted)),
    }))
    .filter((entity) => entity.items.length > 0);
  if (found.length === 0) {
    return <p className="empty">{wanted === "" ? "The table is empty." : "No item has that."}</p>;
  }
  return found.map(({ name, items: all }) => (
    <details key={name} className="card entity">
      <summary>
        {name} <span className="badge">{all.length}</span>
      </summary>
      {all.map((item) => (
        <Json key={`${item.PK} ${item.SK}`} title={`${item.PK} / ${item.SK}`} content={item} />
      ))}
    </details>
  ));
}
