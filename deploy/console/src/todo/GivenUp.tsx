import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "react-router";

import { ask, type Schemas } from "../session/api";
import { Badge } from "../ui/Badge";
import { Loaded } from "../ui/Loaded";
import { More } from "../ui/More";
import { Card } from "../ui/Page";
import { Problem } from "../ui/Problem";
import { Time } from "../ui/Time";

type Task = Schemas["Task"];

/** What is still to be done, as somebody of the shop would say it. */
const OWED: Record<string, string> = {
  customer_mail: "confirmation to the customer",
  shop_mail: "news of the order to the shop",
  failure_mail: "letter of a failed payment",
  refund_mail: "letter of a refund",
  refund_review_mail: "warning of a refund to the shop",
  alarm_mail: "warning to the shop",
  shipped_mail: "letter of a parcel",
  order_event: "events of the order to others",
  settle: "asking Stripe",
  remove_coupon: "removing a coupon",
  refund: "asking Stripe for a refund",
  erase: "forgetting a customer",
  release: "giving reserved pieces back",
  restock: "putting pieces back",
};

/** Letters and all else that was given up: nothing comes of it unless somebody has it tried again. */
export function GivenUp() {
  const queries = useQueryClient();
  const tasks = useInfiniteQuery({
    queryKey: ["tasks"],
    queryFn: ({ pageParam, signal }) =>
      ask("get", "/admin/tasks", {
        query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: 60_000,
  });
  const retry = useMutation({
    mutationFn: (task: Task) =>
      ask("post", "/admin/tasks/{taskId}/retry", { path: { taskId: task.taskId } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["tasks"] }),
  });
  return (
    <Card title="Letters and tasks that were given up">
      <div aria-live="polite" className="said">
        {retry.data && <p>It is tried again within minutes: {words(retry.data)}.</p>}
        {retry.error && <Problem error={retry.error} />}
      </div>
      <Loaded query={tasks} rows={2}>
        {(pages) => (
          <Tasks
            tasks={pages.pages.flatMap((page) => page.tasks)}
            complete={!tasks.hasNextPage}
            busy={retry.isPending}
            onRetry={(task) => retry.mutate(task)}
          />
        )}
      </Loaded>
      <More
        has={tasks.hasNextPage}
        busy={tasks.isFetchingNextPage}
        onMore={() => void tasks.fetchNextPage()}
      />
    </Card>
  );
}

function Tasks(props: {
  tasks: Task[];
  complete: boolean;
  busy: boolean;
  onRetry: (task: Task) => void;
}) {
  if (props.tasks.length === 0 && props.complete) {
    return <p className="empty">Nothing was given up.</p>;
  }
  return (
    <ul className="list">
      {props.tasks.map((task) => (
        <li key={task.taskId} className="row">
          <Badge word="parked" label={task.kind === "mail" ? "letter" : task.kind} />
          <span>
            <b>{words(task)}</b> <About task={task} />
            <small>{task.reason}</small>
            <small className="faint">
              {task.attempts} {task.attempts === 1 ? "attempt" : "attempts"}, owed since{" "}
              <Time at={task.since} />, given up <Time at={task.parkedAt} />
            </small>
          </span>
          <button
            type="button"
            disabled={props.busy}
            aria-label={`Try again: ${words(task)}, ${task.objectId}`}
            onClick={() => props.onRetry(task)}
          >
            Try again
          </button>
        </li>
      ))}
    </ul>
  );
}

/** A reservation is a cart's, of which there is no page. */
function About({ task }: { task: Task }) {
  return task.kind === "reservation" ? (
    <code>{task.objectId}</code>
  ) : (
    <Link to={`/orders/${task.objectId}`}>
      <code>{task.objectId}</code>
    </Link>
  );
}

function words(task: Task): string {
  return task.owed.map((owed) => OWED[owed] ?? owed.replaceAll("_", " ")).join(", ");
}
