import { useId, useState } from "react";

import { ask, type Schemas } from "../session/api";
import { Card } from "../ui/Page";
import { Problem } from "../ui/Problem";
import { Time } from "../ui/Time";
import { useCommand } from "./command";

export function Notes(props: { orderId: string; notes: Schemas["OrderNote"][]; open: boolean }) {
  const { orderId, notes } = props;
  const [text, setText] = useState("");
  const id = useId();
  const write = useCommand(
    orderId,
    (headers) =>
      ask("post", "/admin/orders/{orderId}/notes", {
        path: { orderId },
        headers,
        body: { text: text.trim() },
      }),
    () => setText(""),
  );
  return (
    <Card title="Notes">
      {notes.length === 0 && <p className="empty">Nobody has written anything.</p>}
      <ul className="notes">
        {notes.map((note) => (
          <li key={note.id}>
            <p>{note.text}</p>
            <small className="faint">
              {note.by}, <Time at={note.at} />
            </small>
          </li>
        ))}
      </ul>
      {props.open && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim()) write.mutate();
          }}
        >
          <label htmlFor={id}>A note for the others</label>
          <textarea
            id={id}
            rows={2}
            maxLength={2000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          {write.error && <Problem error={write.error} />}
          <button type="submit" disabled={write.isPending || !text.trim()}>
            Write it down
          </button>
        </form>
      )}
    </Card>
  );
}
