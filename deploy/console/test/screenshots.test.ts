/** The pictures of the docs, of the shop as the tests have left it. */
import { mkdir } from "node:fs/promises";
import { after, before, test } from "node:test";

import { closeBrowser, leave, openBrowser, operator } from "./browser.js";
import { buy, required } from "./shop.js";

const FOLDER = required("SCREENSHOTS");

before(async () => {
  await openBrowser();
  await mkdir(FOLDER, { recursive: true });
});
after(closeBrowser);

test("pictures of each page", async () => {
  const bought = await buy(3);
  const page = await operator("Olive", "", { viewport: { width: 1200, height: 760 } });
  const shoot = async (name: string, hash: string, shown: string) => {
    await page.evaluate((to) => (location.hash = to), hash);
    await page.getByText(shown, { exact: true }).first().waitFor();
    await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
    await page.locator(".progress.on").waitFor({ state: "detached" });
    await page.screenshot({ path: `${FOLDER}/console-${name}.png` });
  };
  await shoot("todo", "/", "The shop itself");
  await shoot("orders", "/orders", bought.number);
  await shoot("order", `/orders/${bought.sessionId}`, "Timeline");
  await page.getByRole("button", { name: "Give money back" }).click();
  await page.getByRole("dialog").waitFor();
  await page.screenshot({ path: `${FOLDER}/console-refund.png` });
  await page.keyboard.press("Escape");
  await shoot("sync", "/sync", "Runs of 90 days");
  await shoot("statistics", "/statistics", "Orders by day");
  await leave(page);

  const phone = await operator("Olive", `#/orders/${bought.sessionId}`, {
    viewport: { width: 390, height: 844 },
    colorScheme: "dark",
  });
  await phone.getByText("Timeline").waitFor();
  await phone.screenshot({ path: `${FOLDER}/console-phone.png` });
  await leave(phone);
});
