import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "react-router";

import { ask, type Schemas } from "../session/api";
import { Badge } from "../ui/Badge";
import { Loaded } from "../ui/Loaded";
import { money } from "../ui/money";
import { More } from "../ui/More";
import { Card, Page } from "../ui/Page";
import { Time } from "../ui/Time";
import { GivenUp } from "./GivenUp";

const REASONS: Record<Schemas["TodoItem"]["reason"], string> = {
  dispute: "Dispute: answer it at Stripe",
  fraud: "Warning of fraud: hold the goods",
  oversold: "Oversold: there was not enough",
  review: "Amount or payment to look at",
  refund: "Refund that has failed",
  pack: "To pack",
};

/** What needs a person, and nothing else. */
export function TodoPage() {
  const todo = useInfiniteQuery({
    queryKey: ["todo"],
    queryFn: ({ pageParam, signal }) =>
      ask("get", "/admin/todo", { query: { ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: 30_000,
  });
  const health = useQuery({
    queryKey: ["health"],
    queryFn: ({ signal }) => ask("get", "/admin/health", { signal }),
    refetchInterval: 60_000,
  });
  return (
    <Page title="To do">
      <Card title="Orders that need somebody">
        <Loaded query={todo} rows={5}>
          {(pages) => <Items items={pages.pages.flatMap((page) => page.todo)} />}
        </Loaded>
        <More
          has={todo.hasNextPage}
          busy={todo.isFetchingNextPage}
          onMore={() => void todo.fetchNextPage()}
        />
      </Card>
      <GivenUp />
      <Card title="The shop itself">
        <Loaded query={health} rows={3}>
          {(state) => <Concerns state={state} />}
        </Loaded>
      </Card>
    </Page>
  );
}

function Items({ items }: { items: Schemas["TodoItem"][] }) {
  if (items.length === 0) {
    return <p className="empty">Nothing waits for anybody.</p>;
  }
  return (
    <ul className="list">
      {items.map((item) => (
        <li key={item.reason + item.sessionId}>
          <Link to={`/orders/${item.sessionId}`} className="row">
            <Badge word={item.reason} />
            <span>
              <b>{item.orderNumber}</b> {REASONS[item.reason]}
              <small className="faint">
                since <Time at={item.since} />
                {item.dueBy && (
                  <>
                    , evidence due by <Time at={item.dueBy} />
                  </>
                )}
              </small>
            </span>
            <span className="amount">{money(item.amount, item.currency)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Each with the page on which something can be done about it. */
function Concerns({ state }: { state: Schemas["Health"] }) {
  const { webhook, sync, catalog } = state;
  const concerns = [
    webhook.parked > 0 && {
      to: "/events?state=parked",
      word: "parked",
      text: counted(webhook.parked, "event waits to be replayed", "events wait to be replayed"),
    },
    webhook.failed > 0 && {
      to: "/events?state=failed",
      word: "failed",
      text: counted(
        webhook.failed,
        "event is delivered again by Stripe",
        "events are delivered again by Stripe",
      ),
    },
    webhook.behind > 0 && {
      to: "/sync",
      word: "late",
      text: counted(
        webhook.behind,
        "recent event is not done here",
        "recent events are not done here",
      ),
    },
    webhook.drift.length > 0 && {
      to: "/health",
      word: "degraded",
      text: `Stripe’s record of our endpoint differs in ${webhook.drift.join(", ")}`,
    },
    webhook.status === "unknown" && { to: "/health", word: "late", text: "Stripe does not answer" },
    sync.status !== "ok" && {
      to: "/sync",
      word: "late",
      text:
        sync.status === "never" ? "No sync has run yet" : "No sync has settled the last 50 hours",
    },
    catalog.status !== "ok" && {
      to: "/health",
      word: catalog.status,
      text:
        catalog.status === "missing"
          ? "No catalogue is published"
          : "The catalogue is the one in the package",
    },
  ].filter((concern) => concern !== false);
  if (concerns.length === 0) {
    return <p className="empty">Deliveries, sync and catalogue are as they should be.</p>;
  }
  return (
    <ul className="list">
      {concerns.map((concern) => (
        <li key={concern.text}>
          <Link to={concern.to} className="row">
            <Badge word={concern.word} />
            <span>{concern.text}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
