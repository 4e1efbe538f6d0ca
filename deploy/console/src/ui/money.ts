/** As Stripe counts them: its table, which is not ISO's (MGA has none here, ISK and UGX have two). */
const WITHOUT_DECIMALS = new Set(
  "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "),
);
const WITH_THREE_DECIMALS = new Set("bhd jod kwd omr tnd".split(" "));

export function decimals(currency: string): number {
  const code = currency.toLowerCase();
  return WITHOUT_DECIMALS.has(code) ? 0 : WITH_THREE_DECIMALS.has(code) ? 3 : 2;
}

/** `12345` minor units of `usd` as `$123.45`; the digits are moved, never divided. */
export function money(amount: number, currency: string | null | undefined): string {
  if (!currency) {
    return String(amount);
  }
  const places = decimals(currency);
  const formatted = new Intl.NumberFormat("en", {
    style: "currency",
    currency: currency.toUpperCase(),
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
  return formatted.format(plain(amount, currency) as Intl.StringNumericLiteral);
}

/** `12345` minor units of `usd` as `123.45`, which {@link parseMoney} reads. */
export function plain(amount: number, currency: string): string {
  const places = decimals(currency);
  const digits = String(Math.abs(amount)).padStart(places + 1, "0");
  const sign = amount < 0 ? "-" : "";
  return places === 0
    ? sign + digits
    : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** What somebody types, in minor units; undefined where it is no amount of the currency. */
export function parseMoney(text: string, currency: string): number | undefined {
  const match = /^(\d{1,9})(?:\.(\d*))?$/.exec(text.trim());
  const places = decimals(currency);
  const fraction = match?.[2] ?? "";
  return match === null || fraction.length > places
    ? undefined
    : Number(`${match[1]}${fraction.padEnd(places, "0")}`);
}
