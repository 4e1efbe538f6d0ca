package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events of accounts that are connected to ours, which an endpoint of Connect is sent. */
class ConnectedAccountTest extends DeliveryTest {

    @ParameterizedTest
    @MethodSource("doors")
    @Tag("L12")
    void anEventOfAConnectedAccountIsForeignWhateverItsMetadataSay(Door door) throws Exception {
        String session = paid();
        shop.checkouts.dropAll(session);
        double before = foreign();

        assertThat(door.ask(connected(COMPLETED)).status()).isEqualTo(200);

        assertThat(shop.local.keys("USER#")).noneMatch(key -> key.endsWith(session));
        assertThat(shop.local.keys("FAILED")).isEmpty();
        assertThat(shop.stripe.requests()).isEmpty();
        assertThat(foreign())
                .as("counted, where this process is asked")
                .isGreaterThanOrEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Tag("L12")
    void aRefundOnAConnectedAccountIsForeign(Door door) throws Exception {
        Sale sale = Sale.paid(shop).deliver(COMPLETED);
        shop.stripe.refund(sale.intent(), 500);

        assertThat(door.ask(connected("refund.created")).status()).isEqualTo(200);

        assertThat(sale.number("amountRefunded")).isZero();
    }

    private WebRequest connected(String type) throws Exception {
        return shop.resigned(
                shop.delivery(type),
                body ->
                        body.replaceFirst(
                                "\"pending_webhooks\"",
                                "\"account\":\"acct_connected\",\"pending_webhooks\""));
    }

    private String paid() throws StripeException {
        String session = shop.open();
        shop.stripe.pay(session);
        shop.stripe.clearRequests();
        return session;
    }

    private double foreign() {
        return shop.doors
                .getFirst()
                .ask(WebRequest.get("/prometheus"))
                .body()
                .lines()
                .filter(
                        line ->
                                line.startsWith(
                                        "commerce_webhooks_ignored_total{reason=\"foreign\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElse(0);
    }
}
