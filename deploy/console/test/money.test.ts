/** Minor units to what is read and back, digit by digit. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { money, parseMoney, plain } from "../src/ui/money.js";

test("amounts are shown with Stripe's decimals, not with ISO's", () => {
  assert.equal(money(123456, "usd"), "$1,234.56");
  assert.equal(money(-5, "usd"), "-$0.05");
  assert.equal(money(1234, "jpy"), "¥1,234");
  assert.equal(money(1234, "mga").replace(/\s/, " "), "Ar 1,234");
  assert.equal(money(12340, "kwd").replace(/\s/, " "), "KWD 12.340");
  assert.equal(money(500, "ugx").replace(/\s/, " "), "UGX 5.00");
  assert.equal(money(7, null), "7");
  // Beyond what a float holds to the cent.
  assert.equal(money(9007199254740991, "usd"), "$90,071,992,547,409.91");
});

test("whatever is shown plainly is read as the same amount", () => {
  for (const currency of ["usd", "jpy", "kwd", "isk"]) {
    for (const amount of [0, 1, 9, 10, 99, 100, 1005, 99999999]) {
      assert.equal(parseMoney(plain(amount, currency), currency), amount);
    }
  }
});

test("what is no amount of the currency is none", () => {
  for (const text of ["", ".", ".5", "-1", "1,5", "1.234", "1e3", "٣", "12 34", "1234567890.00"]) {
    assert.equal(parseMoney(text, "usd"), undefined, text);
  }
  assert.equal(parseMoney("1.0", "jpy"), undefined);
  assert.equal(parseMoney(" 12 ", "usd"), 1200);
  assert.equal(parseMoney("12.", "usd"), 1200);
  assert.equal(parseMoney("12.3", "usd"), 1230);
});
