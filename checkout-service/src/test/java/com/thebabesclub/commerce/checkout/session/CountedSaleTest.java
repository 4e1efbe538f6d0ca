package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.Shopper.ONE;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.LogLines;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

/** What becomes of counted pieces once the cart that holds them is paid, or is not. */
class CountedSaleTest {

    private static final String RED = "N-RED";
    private static final String TWO = "[{\"sku\": \"N-RED\", \"quantity\": 2}]";
    private static final Duration OVER = Duration.ofMinutes(50);

    private CountedShop shop;
    private Shopper shopper;

    @BeforeEach
    void open(@TempDir Path folder) {
        shop = CountedShop.open(folder);
        shopper = shop.shopper();
        shop.stock(RED, 3);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    @Case(
            id = "P93",
            sentence =
                    "What was reserved is sold or given back, exactly once: by a payment, also a pending one, by the "
                            + "session's end, by a failed debit, or where a claim died.")
    void whatIsPaidIsSoldForGood() {
        JsonNode quote = shopper.quote(ONE);
        String session = shopper.session(quote);
        shop.service().stripe().pay(session);
        settle(session, quote);
        assertThat(shop.reservations()).containsExactly("sold {N-RED=1}");

        after(OVER);
        shop.sweep();
        assertThat(shop.reservations()).containsExactly("sold {N-RED=1}");
        assertThat(shop.available(RED)).isEqualTo(2);
    }

    @Test
    @Case(
            id = "P93",
            sentence =
                    "What was reserved is sold or given back, exactly once: by a payment, also a pending one, by the "
                            + "session's end, by a failed debit, or where a claim died.")
    void whatIsNotPaidIsGivenBackAtTheSessionsEnd() {
        JsonNode quote = shopper.quote(ONE);
        String session = shopper.session(quote);
        after(Duration.ofMinutes(36));
        settle(session, quote);
        assertThat(shop.reservations()).containsExactly("ending {N-RED=1}");
        assertThat(shop.available(RED)).isEqualTo(2);

        shop.sweep();
        shop.sweep();
        after(OVER);
        shop.sweep();
        assertThat(shop.reservations()).containsExactly("released {N-RED=1}");
        assertThat(shop.available(RED)).isEqualTo(3);
    }

    @Test
    @Case(
            id = "P93",
            sentence =
                    "What was reserved is sold or given back, exactly once: by a payment, also a pending one, by the "
                            + "session's end, by a failed debit, or where a claim died.")
    void whatADeadClaimHeldIsGivenBack() {
        shop.service().stripe().failCalls(Shopper.CREATE, CallFault.REFUSED, 9);
        Shopper.assertUnavailable(shopper.checkout(shopper.quote(ONE)));
        assertThat(shop.reservations()).containsExactly("reserved {N-RED=1}");

        after(Duration.ofMinutes(36));
        shop.sweep();
        assertThat(shop.available(RED)).isEqualTo(2);
        after(OVER);
        shop.sweep();
        assertThat(shop.reservations()).containsExactly("released {N-RED=1}");
        assertThat(shop.available(RED)).isEqualTo(3);
    }

    @Test
    @Case(
            id = "P93",
            sentence =
                    "What was reserved is sold or given back, exactly once: by a payment, also a pending one, by the "
                            + "session's end, by a failed debit, or where a claim died.")
    void aPendingDebitSellsAndAFailedOneGivesBack() {
        JsonNode quote = shopper.quote(ONE);
        String session = shopper.session(quote);
        shop.service().stripe().pay(session, PaymentAttempt.pending());
        settle(session, quote);
        after(Duration.ofHours(40));
        shop.sweep();
        assertThat(shop.reservations()).containsExactly("sold {N-RED=1}");

        shop.service().stripe().settle(session, false);
        settle(session, quote);
        shop.sweep();
        assertThat(shop.reservations()).containsExactly("released {N-RED=1}");
        assertThat(shop.available(RED)).isEqualTo(3);
    }

    @Test
    @Case(
            id = "P93",
            sentence =
                    "What was reserved is sold or given back, exactly once: by a payment, also a pending one, by the "
                            + "session's end, by a failed debit, or where a claim died.")
    void anEarlierSessionThatIsPaidAfterAllSellsItsOwnPiecesAndTheRestIsGivenBack() {
        JsonNode one = shopper.quote(ONE);
        String first = shopper.session(one);
        JsonNode two = shopper.quote(TWO, one);
        shop.service().stripe().failCalls(Shopper.EXPIRE, CallFault.REFUSED, 9);
        Shopper.assertUnavailable(shopper.checkout(two));
        shop.service().stripe().clearFaults();
        assertThat(shop.available(RED)).isEqualTo(1);

        shop.service().stripe().pay(first);
        settle(first, one);
        after(OVER);
        shop.sweep();
        assertThat(shop.reservations()).containsExactly("sold {N-RED=1}");
        assertThat(shop.available(RED)).isEqualTo(2);
    }

    @Test
    @Case(
            id = "P93",
            sentence =
                    "What was reserved is sold or given back, exactly once: by a payment, also a pending one, by the "
                            + "session's end, by a failed debit, or where a claim died.")
    void theEndOfASessionThatWasReplacedReleasesNothing() {
        JsonNode one = shopper.quote(ONE);
        String first = shopper.session(one);
        String second = shopper.session(shopper.quote(TWO, one));
        settle(first, one);
        shop.sweep();
        assertThat(shop.reservations()).containsExactly("reserved {N-RED=2}");

        shop.service().stripe().pay(second);
        settle(second, one);
        assertThat(shop.reservations()).containsExactly("sold {N-RED=2}");
        assertThat(shop.available(RED)).isEqualTo(1);
    }

    @Test
    @Case(
            id = "P94",
            sentence =
                    "A payment that finds its reservation given back takes what there is; what there is not is "
                            + "`oversold`: the order is made, needs review, and is to be seen to.")
    void aPaymentThatComesTooLateTakesWhatThereIs() {
        JsonNode quote = shopper.quote(TWO);
        String session = paidAndReleased(quote);

        settle(session, quote);
        assertThat(order(session)).contains("completed");
        assertThat(shop.available(RED)).isEqualTo(1);
        assertThat(shop.reservations()).containsExactly("released {N-RED=2}", "sold {N-RED=2}");
    }

    @Test
    @Case(
            id = "P94",
            sentence =
                    "A payment that finds its reservation given back takes what there is; what there is not is "
                            + "`oversold`: the order is made, needs review, and is to be seen to.")
    void whatThereIsNotIsOversoldAndThePaymentIsNotLost() {
        JsonNode quote = shopper.quote(TWO);
        String session = paidAndReleased(quote);
        shopper.session(shopper.quote(TWO));

        try (LogLines log = LogLines.captured()) {
            settle(session, quote);
            assertThat(log.with("Order oversold")).hasSize(1);
        }
        assertThat(order(session)).contains("needs_review").contains("oversold");
        assertThat(shop.service().table().keys("TODO#oversold")).hasSize(1);
        assertThat(shop.service().table().keys("TODO#review")).isEmpty();
        assertThat(shop.available(RED)).isEqualTo(1);
        settle(session, quote);
        assertThat(shop.available(RED)).isEqualTo(1);
    }

    private String paidAndReleased(JsonNode quote) {
        String session = shopper.session(quote);
        shop.service().stripe().pay(session);
        shop.giveBackTooSoon();
        assertThat(shop.available(RED)).isEqualTo(3);
        return session;
    }

    @Test
    @Case(
            id = "P106",
            sentence =
                    "A reservation whose session nobody has told the end of is given back only once Stripe says that it "
                            + "cannot be paid any more; if it was paid it is sold.")
    void whatWasPaidUnheardIsSoldAndNotGivenBack() {
        JsonNode quote = shopper.quote(TWO);
        String session = shopper.session(quote);
        shop.service().stripe().pay(session);
        after(OVER);
        shop.sweep();

        assertThat(shop.reservations()).containsExactly("sold {N-RED=2}");
        assertThat(order(session)).contains("completed");
        after(Duration.ofDays(2));
        shop.sweep();
        assertThat(shop.available(RED)).isEqualTo(1);
    }

    @Test
    @Case(
            id = "P106",
            sentence =
                    "A reservation whose session nobody has told the end of is given back only once Stripe says that it "
                            + "cannot be paid any more; if it was paid it is sold.")
    void asLongAsStripeDoesNotAnswerNothingIsGivenBack() {
        shopper.session(shopper.quote(TWO));
        after(OVER);
        shop.service().stripe().failCalls(Shopper.RETRIEVE, CallFault.REFUSED, 99);
        shop.sweep();
        after(Duration.ofDays(3));
        shop.sweep();
        assertThat(shop.reservations()).containsExactly("reserved {N-RED=2}");
        assertThat(shop.available(RED)).isEqualTo(1);

        shop.service().stripe().clearFaults();
        after(Duration.ofDays(1));
        shop.sweep();
        assertThat(shop.reservations()).containsExactly("released {N-RED=2}");
        assertThat(shop.available(RED)).isEqualTo(3);
    }

    private String order(String session) {
        return shop.service().table().dump().entrySet().stream()
                .filter(item -> item.getKey().startsWith("USER#"))
                .filter(item -> item.getKey().endsWith("#" + session))
                .map(item -> item.getValue().toString())
                .findFirst()
                .orElseThrow();
    }

    /** Asks for the status, which asks Stripe and settles. */
    private void settle(String session, JsonNode quote) {
        after(Duration.ofSeconds(6));
        shopper.status(session, quote);
    }

    private void after(Duration time) {
        shop.service().clock().advance(time);
    }
}
