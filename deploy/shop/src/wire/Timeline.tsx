import { Link } from "react-router";

import { Time } from "../ui/Time";
import { Json } from "./Json";

export interface TimelineEntry {
  at: string;
  source: "quote" | "session" | "event" | "delivery" | "fact" | "letter" | "order_event";
  title: string;
  detail: Record<string, unknown>;
}

export interface TimelineAnswer {
  session: string;
  orderNumber: string;
  entries: TimelineEntry[];
}

const SOURCES: Record<TimelineEntry["source"], string> = {
  quote: "Cart",
  session: "Session",
  event: "Stripe",
  delivery: "Delivery",
  fact: "Order",
  letter: "Letter",
  order_event: "Order event",
};

/** What happened, the oldest first, each with all that its source tells. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  if (entries.length === 0) {
    return <p className="empty">Nothing is known of this session.</p>;
  }
  return (
    <ol className="timeline wire-timeline">
      {entries.map((entry, index) => (
        <li key={`${entry.source} ${entry.at} ${index}`}>
          <div>
            <span className={`badge ${tone(entry)}`}>{SOURCES[entry.source]}</span> <Time at={entry.at} />
          </div>
          <div>
            <Json title={entry.title} content={entry.detail} />
            {entry.source === "letter" && (
              <Link to={`/letters/${String(entry.detail["id"])}`}>See the letter to {String(entry.detail["to"])}</Link>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function tone({ source, detail }: TimelineEntry): string {
  if (source !== "delivery") return "";
  const state = detail["state"];
  if (state === "succeeded") return "good";
  return state === "dropped" || state === "failed" ? "bad" : "warn";
}
