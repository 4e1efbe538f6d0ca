/** The pictures of the docs, of the shop as the tests have left it. */
import { mkdir } from "node:fs/promises";
import { after, before, test } from "node:test";

import { closeBrowser, leave, openBrowser } from "./browser.js";
import { goToPay, guest, openCart, payByCard, putIn, signIn } from "./shopper.js";
import { required } from "./stack.js";

const FOLDER = required("SCREENSHOTS");

before(async () => {
  await openBrowser();
  await mkdir(FOLDER, { recursive: true });
});
after(closeBrowser);

test("pictures of the way through the shop", async () => {
  const page = await guest({ viewport: { width: 1200, height: 760 } });
  const shoot = (name: string) => page.screenshot({ path: `${FOLDER}/shop-${name}.png` });
  await signIn(page);
  await putIn(page, "Red Necklace", "Orange Necklace", "Pearl Drops");
  await page.evaluate(() => scrollTo(0, 0));
  await shoot("catalog");
  await openCart(page);
  await page.getByText("To pay").waitFor();
  await shoot("cart");
  await goToPay(page);
  await shoot("pay");
  await payByCard(page);
  await page.getByText(/^Order BC-/).waitFor();
  await shoot("paid");
  await page.getByRole("link", { name: "Orders" }).click();
  await page.getByRole("link", { name: /BC-/ }).first().click();
  await page.getByText("1 × Pearl Drops").waitFor();
  await shoot("order");
  await leave(page);

  const phone = await guest({
    viewport: { width: 390, height: 844 },
    colorScheme: "dark",
  });
  await putIn(phone, "Violet Necklace", "Gold Hoops");
  await openCart(phone);
  await phone.getByText("To pay").waitFor();
  await phone.screenshot({ path: `${FOLDER}/shop-phone.png` });
  await leave(phone);
});
