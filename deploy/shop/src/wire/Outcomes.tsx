import { money } from "../ui/money";
import { Problem } from "../ui/Problem";
import { press } from "./api";
import type { SessionDetail } from "./stripe";
import { useAction } from "./useWire";

interface Outcome {
  name: string;
  run: () => Promise<unknown>;
}

/** A button for each thing that payers, their banks and the shop's people may do next. */
export function Outcomes({ detail }: { detail: SessionDetail }) {
  const action = useAction();
  const groups = [
    { title: "The payer", outcomes: payer(detail) },
    { title: "The bank about the debit", outcomes: debit(detail) },
    { title: "The shop, in Stripe's dashboard", outcomes: refund(detail) },
    { title: "The bank about refunds", outcomes: refunds(detail) },
    { title: "The bank, if the payer complains", outcomes: complaint(detail) },
  ].filter(({ outcomes }) => outcomes.length > 0);
  return (
    <section className="card" aria-labelledby="outcomes">
      <h2 id="outcomes">What happens next</h2>
      {action.error && <Problem error={action.error} />}
      {groups.length === 0 && <p className="empty">Nothing more can happen to this session.</p>}
      {groups.map(({ title, outcomes }) => (
        <div key={title} role="group" aria-label={title}>
          <h3>{title}</h3>
          <div className="actions">
            {outcomes.map(({ name, run }) => (
              <button
                key={name}
                type="button"
                disabled={action.isPending}
                onClick={() => action.mutate(run)}
              >
                {name}
              </button>
            ))}
          </div>
        </div>
      ))}
      {detail.session.status === "open" && detail.session.url !== null && (
        <p>
          <a href={detail.session.url}>The page on which the payer pays</a>
        </p>
      )}
    </section>
  );
}

function payer({ session }: SessionDetail): Outcome[] {
  if (session.status !== "open") return [];
  const path = `checkout/sessions/${session.id}`;
  if (session.payment_intent?.status === "requires_action") {
    return [
      { name: "Passes 3-D Secure", run: () => press(`${path}/challenge`, { outcome: "succeeds" }) },
      { name: "Fails 3-D Secure", run: () => press(`${path}/challenge`, { outcome: "fails" }) },
      { name: "Lets it expire", run: () => press(`${path}/expire`) },
    ];
  }
  const email = session.customer_email ?? "ann@example.com";
  const pay = (name: string, outcome: string, more = {}) => ({
    name,
    run: () => press(`${path}/pay`, { outcome, email, ...more }),
  });
  return [
    pay("Pays", "succeeds"),
    pay("Is declined", "declined"),
    pay("Is asked for 3-D Secure", "challenged"),
    pay("Pays by a debit that succeeds in 5 s", "delayed_succeeds", { settles_in_seconds: 5 }),
    pay("Pays by a debit that fails in 5 s", "delayed_fails", { settles_in_seconds: 5 }),
    pay("Pays by a debit that waits", "delayed_pending"),
    { name: "Lets it expire", run: () => press(`${path}/expire`) },
  ];
}

function debit({ session }: SessionDetail): Outcome[] {
  if (session.payment_intent?.status !== "processing") return [];
  const settle = (outcome: string) => () =>
    press(`checkout/sessions/${session.id}/settle`, { outcome });
  return [
    { name: "The debit succeeds", run: settle("succeeds") },
    { name: "The debit fails", run: settle("fails") },
  ];
}

function refund({ session, refunds }: SessionDetail): Outcome[] {
  const intent = session.payment_intent;
  const gone = refunds
    .filter(({ status }) => status === "succeeded" || status === "pending")
    .reduce((sum, { amount }) => sum + amount, 0);
  const left = session.amount_total - gone;
  if (intent?.status !== "succeeded" || left <= 0) return [];
  const give = (more = {}) => press<{ id: string }>(`payment_intents/${intent.id}/refund`, more);
  return [
    { name: "Refunds all that is left", run: () => give() },
    { name: "Refunds a part", run: () => give({ amount: Math.ceil(left / 2) }) },
    { name: "Refunds, and the bank takes its time", run: () => give({ pending: true }) },
    {
      name: "Refunds, and the bank sends it back",
      run: async () => press(`refunds/${(await give({ pending: true })).id}/fail`),
    },
  ];
}

function refunds({ refunds }: SessionDetail): Outcome[] {
  return refunds.flatMap(({ id, amount, currency, status }, index) => {
    const which = `${money(amount, currency)} (refund ${refunds.length - index})`;
    const back = { name: `Sends back ${which}`, run: () => press(`refunds/${id}/fail`) };
    if (status === "succeeded") return [back];
    if (status !== "pending") return [];
    return [{ name: `Takes ${which}`, run: () => press(`refunds/${id}/succeed`) }, back];
  });
}

function complaint({ session, disputes, warnings }: SessionDetail): Outcome[] {
  const intent = session.payment_intent;
  if (intent?.status !== "succeeded") return [];
  const path = `payment_intents/${intent.id}`;
  const open = disputes.filter(({ status }) => status !== "won" && status !== "lost" && status !== "warning_closed");
  const ends = open.flatMap(({ id, status }) => [
    ...(status.startsWith("warning_")
      ? [{ name: "The inquiry becomes a dispute", run: () => press(`disputes/${id}/escalate`) }]
      : []),
    { name: "The shop wins the dispute", run: () => press(`disputes/${id}/win`) },
    { name: "The shop loses the dispute", run: () => press(`disputes/${id}/lose`) },
  ]);
  const settled = warnings
    .filter(({ actionable }) => actionable)
    .map(({ id }) => ({
      name: "Nothing is to be done about the warning any more",
      run: () => press(`early_fraud_warnings/${id}/settle`),
    }));
  const opened =
    disputes.length === 0
      ? [
          { name: "Disputes the payment", run: () => press(`${path}/dispute`) },
          { name: "Asks about the payment", run: () => press(`${path}/dispute`, { inquiry: true, reason: "general" }) },
        ]
      : [];
  const warned =
    warnings.length === 0
      ? [{ name: "Warns of fraud", run: () => press(`${path}/early_fraud_warning`) }]
      : [];
  return [...opened, ...ends, ...warned, ...settled];
}
