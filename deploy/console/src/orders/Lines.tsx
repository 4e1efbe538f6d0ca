import type { Schemas } from "../session/api";
import { money } from "../ui/money";
import { Card } from "../ui/Page";
import type { Order } from "./words";

/** What was bought, and how far the pieces are. */
export function Lines({
  order,
  fulfilment,
}: {
  order: Order;
  fulfilment: Schemas["Fulfilment"] | null;
}) {
  return (
    <Card title="Lines">
      <table className="table">
        <caption className="hidden">What was bought</caption>
        <thead>
          <tr>
            <th scope="col">Product</th>
            <th scope="col">Pieces</th>
            <th scope="col" className="amount">
              Each
            </th>
            <th scope="col" className="amount">
              Total
            </th>
          </tr>
        </thead>
        <tbody>
          {order.items.map((line, index) => (
            <tr key={index}>
              <th scope="row">
                {line.name}
                <small className="faint">
                  {line.sku} {line.variantId}
                </small>
              </th>
              <td data-label="Pieces">
                {line.quantity}
                <small className="faint">{progress(line, fulfilment)}</small>
              </td>
              <td data-label="Each" className="amount">
                {money(line.unitPrice, order.currency)}
              </td>
              <td data-label="Total" className="amount">
                {money(line.amountTotal, order.currency)}
                {line.amountDiscount > 0 && (
                  <small className="faint">−{money(line.amountDiscount, order.currency)}</small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function progress(line: Schemas["OrderLine"], fulfilment: Schemas["Fulfilment"] | null): string {
  const pieces = fulfilment?.lines.find(
    (one) => one.sku === line.sku && (one.variantId ?? null) === (line.variantId ?? null),
  );
  const steps = pieces
    ? (["packed", "shipped", "delivered", "returned"] as const).filter((step) => pieces[step] > 0)
    : [];
  return steps.map((step) => `${pieces?.[step]} ${step}`).join(", ");
}
