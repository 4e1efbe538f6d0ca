import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";

import { decimals, money } from "../ui/money";
import { Card } from "../ui/Page";

export interface Day {
  day: string;
  orders: number;
  amount: number;
  refunded: number;
}

/** Two charts with one axis each: money, and orders. */
export function DayCharts({ days, currency }: { days: Day[]; currency: string }) {
  const whole = 10 ** decimals(currency);
  return (
    <div className="columns">
      <Card title="Money by day">
        <Chart
          days={days}
          axis={(value) => money(Math.round(value / whole) * whole, currency).replace(/[.]0+$/, "")}
          bars={[
            { key: "amount", label: "Paid", className: "bar-good" },
            { key: "refunded", label: "Given back", className: "bar-warn" },
          ]}
          value={(value) => money(value, currency)}
        />
      </Card>
      <Card title="Orders by day">
        <Chart
          days={days}
          axis={String}
          bars={[{ key: "orders", label: "Orders", className: "bar-plain" }]}
          value={String}
        />
      </Card>
    </div>
  );
}

function Chart(props: {
  days: Day[];
  bars: { key: keyof Day; label: string; className: string }[];
  axis: (value: number) => string;
  value: (value: number) => string;
}) {
  return (
    <div className="chart">
      {props.bars.length > 1 && (
        <ul className="legend">
          {props.bars.map((bar) => (
            <li key={bar.key} className={bar.className}>
              {bar.label}
            </li>
          ))}
        </ul>
      )}
      <div className="drawing">
        <ResponsiveContainer width="100%" height="100%">
          <BarChart
            data={props.days}
            margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
            accessibilityLayer
          >
            <CartesianGrid vertical={false} className="grid" />
            <XAxis
              dataKey="day"
              tickFormatter={(day: string) => String(Number(day.slice(8)))}
              tickLine={false}
              minTickGap={12}
            />
            <YAxis
              tickFormatter={props.axis}
              tickLine={false}
              axisLine={false}
              width={64}
              allowDecimals={false}
            />
            <Tooltip
              formatter={(value) => props.value(Number(value))}
              cursor={{ className: "cursor" }}
              isAnimationActive={false}
            />
            {props.bars.map((bar) => (
              <Bar
                key={bar.key}
                dataKey={bar.key}
                name={bar.label}
                className={bar.className}
                radius={[3, 3, 0, 0]}
                isAnimationActive={false}
              />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
    </div>
  );
}
