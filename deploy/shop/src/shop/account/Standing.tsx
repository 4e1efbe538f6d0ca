import type { DashboardOrder } from "../../../../../libs/typescript-client/src/dashboard";
import { standing } from "./words";

/** The colour says no more than the word does. */
export function Standing({ of }: { of: DashboardOrder }) {
  const { word, tone } = standing(of);
  return <span className={`badge ${tone}`}>{word}</span>;
}
