package com.thebabesclub.commerce.operator.payout;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.operator.Main;
import com.thebabesclub.commerce.sync.Typed;
import com.thebabesclub.commerce.sync.Typed.Ran;
import com.thebabesclub.commerce.sync.reconciliation.Shop;
import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Case(
        id = "P60",
        sentence =
                "A payout is its orders, refunds, disputes and fees, and what of it is of none is"
                        + " named.")
class PayoutsCommandTest {

    private final Shop shop = Shop.at("2026-11-26T12:00:00Z");

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aPayoutOfOurOrdersIsExplainedToTheCent() {
        String refunded = shop.paid("u1");
        String disputed = shop.paid("u2");
        shop.stripe().refund(shop.intent(refunded), 500);
        shop.stripe().dispute(shop.intent(disputed));
        sync();
        String payout = shop.stripe().payOut("usd");

        Ran ran = check("--orders");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains(payout, "  2 orders ", "refunds -5.00 USD", "not explained 0.00 USD")
                .contains("  " + refunded + "  charge ", "  " + refunded + "  refund -5.00 USD")
                .contains("  " + disputed + "  dispute ")
                .doesNotContain("@");
    }

    @Test
    void whatIsOfNoOrderOfOursIsNamed() {
        shop.paid("u1");
        sync();
        shop.paid("u2");
        shop.stripe().payOut("usd");

        Ran ran = check();

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("  1 orders ").doesNotContain("not explained 0.00");
        sync();
        assertThat(check().exit()).as("once its order is there").isZero();
    }

    @Test
    void ofAPayoutByHandItSaysThatNobodyKnows() {
        shop.paid("u1");
        sync();
        shop.stripe().payOutByHand("usd", 1_000);

        Ran ran = check("--days", "1");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("10.00 USD", "made by hand");
        assertThat(check("--days", "401").exit()).isEqualTo(2);
    }

    private void sync() {
        assertThat(Typed.in(Main.PROGRAM, shop).run("sync", "orders").exit()).isZero();
    }

    private Ran check(String... options) {
        String[] words = new String[options.length + 2];
        words[0] = "payouts";
        words[1] = "check";
        System.arraycopy(options, 0, words, 2, options.length);
        return Typed.in(Main.PROGRAM, shop).run(words);
    }
}
