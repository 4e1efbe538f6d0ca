import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useSearchParams } from "react-router";

import { ask, type Schemas } from "../session/api";
import { Badge } from "../ui/Badge";
import { Choice } from "../ui/Field";
import { Loaded } from "../ui/Loaded";
import { More } from "../ui/More";
import { Page } from "../ui/Page";
import { Problem } from "../ui/Problem";
import { Time } from "../ui/Time";

const STATES = [
  ["parked", "parked: wait for a person"],
  ["failed", "failed: Stripe delivers them again"],
] as const;

/** Events of Stripe that could not be done yet, and the button that tries one again. */
export function EventsPage() {
  const [chosen, choose] = useSearchParams();
  const state = chosen.get("state") === "failed" ? "failed" : "parked";
  const events = useInfiniteQuery({
    queryKey: ["events", state],
    queryFn: ({ pageParam, signal }) =>
      ask("get", "/admin/events", {
        query: { state, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  return (
    <Page title="Events">
      <div className="filters">
        <Choice
          label="Which"
          value={state}
          options={STATES}
          onChoose={(value) => choose({ state: value })}
        />
      </div>
      <Loaded query={events}>
        {(pages) => (
          <Events
            events={pages.pages.flatMap((page) => page.events)}
            state={state}
            complete={!events.hasNextPage}
          />
        )}
      </Loaded>
      <More
        has={events.hasNextPage}
        busy={events.isFetchingNextPage}
        onMore={() => void events.fetchNextPage()}
      />
    </Page>
  );
}

function Events(props: {
  events: Schemas["EventsReplyEvent"][];
  state: "failed" | "parked";
  complete: boolean;
}) {
  const queries = useQueryClient();
  const replay = useMutation({
    mutationFn: (eventId: string) =>
      ask("post", "/admin/events/{eventId}/replay", { path: { eventId } }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["events"] }),
        queries.invalidateQueries({ queryKey: ["health"] }),
      ]),
  });
  return (
    <>
      <div aria-live="polite" className="said">
        {replay.data && (
          <p>
            <Badge word={replay.data.result} /> <code>{replay.data.eventId}</code>{" "}
            {replay.data.detail}
          </p>
        )}
        {replay.error && <Problem error={replay.error} />}
      </div>
      {props.events.length === 0 ? (
        <p className="empty">
          {props.complete ? `No event is ${props.state}.` : "None on this page; there are more."}
        </p>
      ) : (
        <ul className="list">
          {props.events.map((event) => (
            <li key={event.eventId} className="row">
              <Badge word={event.state} />
              <span>
                <b>{event.type}</b> <code>{event.eventId}</code>
                <small>
                  {event.error.sentence} <span className="faint">({event.error.kind})</span>
                </small>
                <small className="faint">
                  {event.attempts} {event.attempts === 1 ? "attempt" : "attempts"}, first{" "}
                  <Time at={event.firstFailedAt} />, last <Time at={event.lastFailedAt} />
                  {event.objectId && (
                    <>
                      {" "}
                      · about <code>{event.objectId}</code>
                    </>
                  )}
                </small>
              </span>
              <button
                type="button"
                disabled={replay.isPending}
                aria-label={`Replay ${event.eventId}`}
                onClick={() => replay.mutate(event.eventId)}
              >
                {replay.isPending && replay.variables === event.eventId ? "Replaying…" : "Replay"}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
