import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";

import { ask } from "../session/api";
import { Field } from "../ui/Field";
import { Card } from "../ui/Page";
import { Problem } from "../ui/Problem";

export function StartSync({ running }: { running: boolean }) {
  const [hours, setHours] = useState("48");
  const [dryRun, setDryRun] = useState(true);
  const id = useId();
  const queries = useQueryClient();
  const start = useMutation({
    mutationFn: () =>
      ask("post", "/admin/sync", { body: { lookbackHours: Number(hours), dryRun } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["sync"] }),
  });
  return (
    <Card title="Start one">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          start.mutate();
        }}
      >
        <Field
          label="Hours to look back"
          type="number"
          min={1}
          max={720}
          required
          value={hours}
          onText={setHours}
        />
        <div className="field check">
          <input
            id={id}
            type="checkbox"
            checked={dryRun}
            onChange={(event) => setDryRun(event.target.checked)}
          />
          <label htmlFor={id}>Only look: report the drift and write nothing</label>
        </div>
        {start.error && <Problem error={start.error} />}
        <button type="submit" className="primary" disabled={start.isPending || running}>
          {dryRun ? "Look for drift" : "Start the sync"}
        </button>
        <p role="status" className="faint">
          {start.isSuccess && "Asked for. It shows up here once it has begun."}
        </p>
      </form>
    </Card>
  );
}
