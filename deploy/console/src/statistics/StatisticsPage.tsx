import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";

import { ask, type Schemas } from "../session/api";
import { Choice, Field } from "../ui/Field";
import { Loaded } from "../ui/Loaded";
import { money } from "../ui/money";
import { Card, Page } from "../ui/Page";
import { DayCharts, type Day } from "./DayCharts";

/** What the days of a month came to. */
export default function StatisticsPage() {
  const [chosen, choose] = useSearchParams();
  const month = chosen.get("month") ?? new Date().toISOString().slice(0, 7);
  const statistics = useQuery({
    queryKey: ["statistics", month],
    queryFn: ({ signal }) => ask("get", "/admin/statistics", { query: { month }, signal }),
    staleTime: 60_000,
  });
  return (
    <Page title="Statistics">
      <div className="filters">
        <Field
          label="Month (UTC)"
          type="month"
          value={month}
          onText={(value) => choose(value ? { month: value } : {})}
        />
      </div>
      <Loaded query={statistics} rows={12}>
        {(found) => <Month month={month} found={found} />}
      </Loaded>
    </Page>
  );
}

function Month({ month, found }: { month: string; found: Schemas["Statistics"] }) {
  const [chosen, choose] = useSearchParams();
  const currencies = found.totals.map((totals) => totals.currency);
  const currency = chosen.get("currency") ?? currencies[0];
  const totals = found.totals.find((one) => one.currency === currency);
  if (currency === undefined || totals === undefined) {
    return <p className="empty">No order of this month.</p>;
  }
  return (
    <>
      {currencies.length > 1 && (
        <Choice
          label="Currency"
          value={currency}
          options={currencies.map((code) => [code, code.toUpperCase()] as const)}
          onChoose={(code) => choose({ month, currency: code })}
        />
      )}
      <ul className="figures">
        <Figure label="Paid" value={money(totals.amount, currency)} />
        <Figure label="Given back" value={money(totals.amountRefunded, currency)} />
        <Figure label="Orders" value={String(totals.orders)} />
        <Figure label="Pieces" value={String(totals.pieces)} />
        <Figure label="Need review" value={String(totals.needsReview)} />
      </ul>
      {found.unsummed.length > 0 && (
        <p className="empty">Not in these sums: {found.unsummed.join(", ")}.</p>
      )}
      <DayCharts days={daysOf(month, found, currency)} currency={currency} />
      <DayTable
        days={daysOf(month, found, currency).filter((day) => day.orders > 0)}
        currency={currency}
      />
    </>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <li>
      <small className="faint">{label}</small>
      <b>{value}</b>
    </li>
  );
}

/** The same as the charts in numbers, for whoever does not see them. */
function DayTable({ days, currency }: { days: Day[]; currency: string }) {
  return (
    <Card title="In numbers">
      <table className="table">
        <caption className="hidden">Days with orders</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col" className="amount">
              Orders
            </th>
            <th scope="col" className="amount">
              Paid
            </th>
            <th scope="col" className="amount">
              Given back
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.day}>
              <th scope="row">{day.day}</th>
              <td data-label="Orders" className="amount">
                {day.orders}
              </td>
              <td data-label="Paid" className="amount">
                {money(day.amount, currency)}
              </td>
              <td data-label="Given back" className="amount">
                {money(day.refunded, currency)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** Every day of the month, those without an order too: a gap is told from a bad day. */
function daysOf(month: string, found: Schemas["Statistics"], currency: string): Day[] {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const known = new Map(found.days.map((day) => [day.day, day.totals]));
  return Array.from({ length: count }, (_, index) => {
    const day = `${month}-${String(index + 1).padStart(2, "0")}`;
    const totals = known.get(day)?.find((one) => one.currency === currency);
    return {
      day,
      orders: totals?.orders ?? 0,
      amount: totals?.amount ?? 0,
      refunded: totals?.amountRefunded ?? 0,
    };
  });
}
