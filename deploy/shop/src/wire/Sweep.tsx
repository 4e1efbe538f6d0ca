import { Problem } from "../ui/Problem";
import { sweep } from "./api";
import { useAction } from "./useWire";

/** What a webhook had no time to send, a job sends; elsewhere it runs every five minutes. */
export function Sweep() {
  const action = useAction();
  return (
    <>
      <button type="button" disabled={action.isPending} onClick={() => action.mutate(sweep)}>
        Send what is owed
      </button>
      {action.error && <Problem error={action.error} />}
    </>
  );
}
