/** A drawing in the place of a photograph: its shape is the collection's, its colour the product's. */
export function Picture({ sku, collectionId }: { sku: string; collectionId: string }) {
  const colour = COLOURS.find(([word]) => sku.includes(word))?.[1] ?? "#b3265e";
  return (
    <svg className="picture" viewBox="0 0 120 90" aria-hidden="true" focusable="false">
      <rect className="ground" width="120" height="90" />
      <Shape collectionId={collectionId} colour={colour} />
    </svg>
  );
}

function Shape({ collectionId, colour }: { collectionId: string; colour: string }) {
  switch (collectionId) {
    case "necklaces":
      return (
        <>
          <path d="M25 12 C30 62 90 62 95 12" fill="none" stroke={colour} strokeWidth="1.5" />
          {[...NECKLACE].map(([x, y], index) => (
            <circle key={index} cx={x} cy={y} r="6" fill={colour} />
          ))}
        </>
      );
    case "earrings":
      return [42, 78].map((x) => (
        <g key={x} fill="none" stroke={colour} strokeWidth="4">
          <path d={`M${x} 14 v14`} strokeWidth="2" />
          <circle cx={x} cy="48" r="18" />
          <circle cx={x} cy="66" r="4" fill={colour} />
        </g>
      ));
    default:
      return (
        <g fill="none" stroke={colour} strokeWidth="7">
          <ellipse cx="60" cy="46" rx="38" ry="24" strokeDasharray="9 4" />
        </g>
      );
  }
}

const NECKLACE = [
  [31, 33],
  [43, 44],
  [60, 49],
  [77, 44],
  [89, 33],
] as const;

/** Bright enough on the light ground and dark enough on the dark one. */
const COLOURS = [
  ["RED", "#cf3045"],
  ["ORG", "#d9702a"],
  ["YEL", "#c79a1b"],
  ["GRN", "#2f8f57"],
  ["BLU", "#3d6fd1"],
  ["VIO", "#7f53c9"],
  ["PRL", "#a895a0"],
  ["SIL", "#8a94a3"],
  ["GLD", "#b98b22"],
] as const;
