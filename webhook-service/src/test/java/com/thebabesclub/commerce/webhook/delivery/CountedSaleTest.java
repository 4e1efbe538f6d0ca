package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.CountedStock;
import com.thebabesclub.commerce.testing.MailReceiver;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payments of counted pieces, as Stripe tells of them. */
class CountedSaleTest {

    private static final String COMPLETED = "checkout.session.completed";
    private static final String CART = "cart-counted";
    private static final String RED = "N-RED";

    private final MailReceiver receiver = new MailReceiver();
    private final WebhookShop shop = new WebhookShop(WebhookMailTest.mailTo(receiver));
    private final CountedStock stock = new CountedStock(shop.local);

    @BeforeEach
    void three() {
        stock.put(RED, 3);
    }

    @AfterEach
    void close() {
        shop.close();
        receiver.close();
    }

    @Test
    @Case(
            id = "P95",
            sentence =
                    "Settlement touches the reservation alone: 2 WCU more, no read and no round trip; a payment sells "
                            + "also what is about to be given back.")
    void aSaleTouchesTheReservationAlone() throws StripeException {
        CapacityLedger.Usage counted = usage(sale("reserved", PaymentAttempt.succeeds()));
        assertThat(stock.reservations()).containsExactly("sold {N-RED=2}");
        CapacityLedger.Usage other = usage(Sale.paid(shop));

        assertThat(counted.writeUnits()).isEqualTo(other.writeUnits() + 2);
        assertThat(counted.roundTrips()).isEqualTo(other.roundTrips());
        assertThat(counted.readUnits()).isEqualTo(other.readUnits());
        assertThat(stock.available(RED)).isEqualTo(3);
    }

    private CapacityLedger.Usage usage(Sale sale) {
        CapacityLedger ledger = CapacityLedger.on(shop.local);
        sale.deliver(COMPLETED);
        return ledger.usage();
    }

    @Test
    @Case(
            id = "P95",
            sentence =
                    "Settlement touches the reservation alone: 2 WCU more, no read and no round trip; a payment sells "
                            + "also what is about to be given back.")
    void whatIsAboutToBeGivenBackIsSold() throws StripeException {
        sale("ending", PaymentAttempt.succeeds()).deliver(COMPLETED);
        assertThat(stock.reservations()).containsExactly("sold {N-RED=2}");
        assertThat(stock.available(RED)).isEqualTo(3);
    }

    @Test
    @Case(
            id = "P94",
            sentence =
                    "A payment that finds its reservation given back takes what there is; what there is not is "
                            + "`oversold`: the order is made, needs review, and is to be seen to.")
    void aFailedDebitGivesBackWhatItTookLate() throws StripeException {
        Sale sale = sale("released", PaymentAttempt.pending()).deliver(COMPLETED);
        assertThat(stock.reservations()).containsExactly("released {N-RED=2}", "sold {N-RED=2}");
        assertThat(stock.available(RED)).isEqualTo(1);
        shop.stripe.settle(sale.session(), false);

        sale.deliver("checkout.session.async_payment_failed");

        assertThat(stock.reservations()).containsExactly("ending {N-RED=2}", "released {N-RED=2}");
        assertThat(shop.local.keys("DUE#"))
                .anyMatch(key -> key.endsWith("reservation#" + CART + "#1-1"));
    }

    @Test
    @Case(
            id = "P94",
            sentence =
                    "A payment that finds its reservation given back takes what there is; what there is not is "
                            + "`oversold`: the order is made, needs review, and is to be seen to.")
    void theShopIsToldOfWhatIsOversold() throws StripeException {
        stock.put(RED, 1);
        Sale sale = sale("released", PaymentAttempt.succeeds()).deliver(COMPLETED, COMPLETED);

        assertThat(sale.text("status")).isEqualTo("needs_review");
        assertThat(sale.order().toString())
                .contains("oversold=AttributeValue(M={N-RED=AttributeValue(N=2)})");
        assertThat(stock.available(RED)).isEqualTo(1);
        assertThat(shop.local.keys("TODO#")).singleElement().asString().startsWith("TODO#oversold");
        assertThat(receiver.taken().toString())
                .contains("needs a person: oversold", "OVERSOLD: N-RED x2");
        assertThat(shop.doors.getFirst().ask(WebRequest.get("/prometheus")).body())
                .contains("commerce_needs_person_total{reason=\"oversold\"} 1.0");
    }

    private Sale sale(String state, PaymentAttempt attempt) throws StripeException {
        String session = shop.checkouts.open(CART, 6000);
        stock.reserve(CART, state, RED, 2);
        stock.sellsReservation(session);
        return new Sale(
                shop, session, shop.stripe.pay(session, attempt).path("payment_intent").asText());
    }
}
