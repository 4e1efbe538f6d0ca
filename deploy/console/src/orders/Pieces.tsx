import { Field } from "../ui/Field";
import type { Open } from "./pieces";

export type Counts = Record<string, string>;

export const keyOf = (line: Open): string => `${line.sku}|${line.variantId ?? ""}`;

export function countsOf(lines: Open[], all: boolean): Counts {
  return Object.fromEntries(lines.map((line) => [keyOf(line), all ? String(line.quantity) : "0"]));
}

/** How many pieces of each line. */
export function Pieces(props: {
  lines: Open[];
  counts: Counts;
  onCounts: (counts: Counts) => void;
}) {
  return (
    <fieldset className="pieces">
      <legend>Pieces</legend>
      {props.lines.map((line) => (
        <Field
          key={keyOf(line)}
          label={line.name}
          type="number"
          min={0}
          max={line.quantity}
          required
          value={props.counts[keyOf(line)] ?? "0"}
          hint={`of ${line.quantity}`}
          onText={(text) => props.onCounts({ ...props.counts, [keyOf(line)]: text })}
        />
      ))}
    </fieldset>
  );
}

/** What was chosen, as the API takes it. */
export function chosen(lines: Open[], counts: Counts) {
  return lines
    .map((line) => ({
      sku: line.sku,
      ...(line.variantId ? { variantId: line.variantId } : {}),
      quantity: Number(counts[keyOf(line)] ?? 0),
    }))
    .filter((line) => line.quantity > 0);
}
