import { ask, type Schemas } from "../session/api";
import { Card } from "../ui/Page";
import { Problem } from "../ui/Problem";
import { Time } from "../ui/Time";
import { useCommand } from "./command";

/** What was packed and sent, and how a mistake is taken back. */
export function Parcels(props: {
  orderId: string;
  fulfilment: Schemas["Fulfilment"] | null;
  onDone: (said: string) => void;
}) {
  const commands = (props.fulfilment?.commands ?? []).filter((command) =>
    ["packed", "shipped", "delivered", "returned"].includes(command.action),
  );
  if (commands.length === 0) {
    return null;
  }
  return (
    <Card title="Fulfilment">
      <ul className="plain">
        {props.fulfilment?.parcels.map((parcel) => (
          <li key={parcel.shippedAt}>
            <b>{parcel.carrier ?? "Parcel"}</b>{" "}
            {parcel.trackingUrl ? (
              <a href={parcel.trackingUrl} target="_blank" rel="noreferrer">
                {parcel.trackingNumber ?? "where it is"}
              </a>
            ) : (
              parcel.trackingNumber
            )}{" "}
            sent <Time at={parcel.shippedAt} />
          </li>
        ))}
      </ul>
      <ul className="plain">
        {commands.map((command) => (
          <Command key={command.id} command={command} {...props} />
        ))}
      </ul>
    </Card>
  );
}

function Command(props: {
  orderId: string;
  command: Schemas["ShopCommand"];
  onDone: (said: string) => void;
}) {
  const { orderId, command } = props;
  const takeBack = useCommand(
    orderId,
    (headers) =>
      ask("post", "/admin/orders/{orderId}/fulfilment", {
        path: { orderId },
        headers,
        body: { step: "void", commandId: command.id },
      }),
    () => props.onDone("Taken back."),
  );
  const pieces = command.lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <li className={command.voided ? "voided" : ""}>
      <span>
        {pieces} {command.action} by {command.by}, <Time at={command.at} />
        {command.voided && " — taken back"}
        {command.note && <small className="faint">{command.note}</small>}
      </span>
      {!command.voided && (
        <button
          type="button"
          className="quiet"
          disabled={takeBack.isPending}
          aria-label={`Take back: ${pieces} ${command.action}`}
          onClick={() => takeBack.mutate()}
        >
          Take back
        </button>
      )}
      {takeBack.error && <Problem error={takeBack.error} />}
    </li>
  );
}
