import { ApiError } from "../../../../libs/typescript-client/src/api";

/** What went wrong, in the API's own sentence, and what can be done. */
export function Problem({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const problem = error instanceof ApiError ? error.problem : undefined;
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{heading(error)}</strong> {sentence(error)}
      </p>
      {problem?.errors.map((wrong) => (
        <p key={wrong.path}>
          <code>{wrong.path}</code> {wrong.message}
        </p>
      ))}
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
  if (error.status === 404) return "It is not there.";
  if (error.status === 429) return "Too many requests.";
  return error.status >= 500 ? "The shop cannot answer now." : "That did not work.";
}

function sentence(error: Error): string {
  return error instanceof ApiError ? error.message : "The shop was not reached. Is the network there?";
}
