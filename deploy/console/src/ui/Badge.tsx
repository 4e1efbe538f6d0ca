/** A state in a word. The colour says no more than the word does. */
const TONES: Record<string, string> = {
  completed: "good",
  ok: "good",
  success: "good",
  succeeded: "good",
  done: "good",
  delivered: "good",
  won: "good",
  needs_review: "bad",
  payment_failed: "bad",
  failed: "bad",
  parked: "bad",
  degraded: "bad",
  missing: "bad",
  dispute: "bad",
  fraud: "bad",
  oversold: "bad",
  lost: "bad",
  refused: "bad",
  review: "warn",
  refund: "warn",
  late: "warn",
  bundled: "warn",
  partial: "warn",
  pending_payment: "warn",
  pending: "warn",
  cancelled: "warn",
};

export function Badge({ word, label }: { word: string; label?: string }) {
  return (
    <span className={`badge ${TONES[word] ?? "plain"}`}>{label ?? word.replaceAll("_", " ")}</span>
  );
}
