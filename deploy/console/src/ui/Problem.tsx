import { ApiError } from "../session/api";

/** What went wrong, what it is called, and what can be done. */
export function Problem({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const problem = error instanceof ApiError ? error.problem : undefined;
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{heading(error)}</strong> {sentence(error)}
      </p>
      {problem?.errors?.map((wrong) => (
        <p key={wrong.path}>
          <code>{wrong.path}</code> {wrong.message}
        </p>
      ))}
      {problem?.requestId && (
        <p className="faint">
          Request <code>{problem.requestId}</code>
        </p>
      )}
      {onRetry && (
        <button type="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}

function heading(error: Error): string {
  if (!(error instanceof ApiError)) return "No answer.";
  if (error.status === 403) return "This account may not do that.";
  if (error.status === 404) return "It is not there.";
  if (error.status === 409) return "Not possible now.";
  if (error.status === 429) return "Too many requests.";
  return error.status >= 500 ? "The shop cannot answer now." : "Refused.";
}

function sentence(error: Error): string {
  if (error instanceof ApiError) return error.message;
  return error.name === "TimeoutError"
    ? "The shop took too long. What was asked may still have been done: look before you repeat it."
    : "The shop was not reached. Is the network there?";
}
