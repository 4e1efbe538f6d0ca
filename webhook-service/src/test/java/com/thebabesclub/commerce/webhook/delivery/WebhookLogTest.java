package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.testing.LogLines;
import com.thebabesclub.commerce.testing.LogQuery;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

import java.util.concurrent.CompletableFuture;

/**
 * The owner's queries filter whole lines for a phrase and sort by the time that CloudWatch adds, so
 * a phrase must stand in its line as it is; the fields beside it say which session and request.
 */
@MicronautTest(contextBuilder = WebhookContextBuilder.class)
class WebhookLogTest {

    private static final String COMPLETED = "checkout.session.completed";
    private static final String CORRELATION = "checked-by-the-owner";

    @Inject WebhookShop shop;

    @AfterEach
    void heal() {
        shop.local.tap().heal();
        shop.stripe.clearFaults();
    }

    @Test
    void anOrderLeavesTheOwnersTwoLines() throws StripeException {
        String session = shop.open();
        shop.stripe.pay(session);
        try (LogLines log = LogLines.captured()) {
            deliver();
            deliver();

            assertThat(log.with("Processing checkout completion"))
                    .hasSize(2)
                    .allSatisfy(line -> assertMarked(line, session));
            assertThat(log.with("Order snapshot created"))
                    .singleElement()
                    .satisfies(line -> assertMarked(line, session))
                    .asString()
                    .contains("\"source\":\"webhook\"")
                    .contains("\"orderNumber\":\"BC-")
                    .contains("\"status\":\"completed\"");
            assertThat(LogQuery.ofGuide("Orders an hour").found(log.all())).hasSize(1);
            assertThat(LogQuery.ofGuide("Completed checkouts that Stripe told of").found(log.all()))
                    .hasSize(2);
            assertThat(log.all()).noneMatch(line -> line.contains("@"));
        }
    }

    @Test
    void anOrderThatCannotBeWrittenLeavesTheLineOfTheAlarm() throws StripeException {
        String session = shop.open();
        shop.stripe.pay(session);
        shop.local
                .tap()
                .script(
                        (call, proceed) ->
                                call.request() instanceof TransactWriteItemsRequest
                                        ? CompletableFuture.failedFuture(
                                                SdkClientException.create("connection reset"))
                                        : proceed.get());
        try (LogLines log = LogLines.captured()) {
            assertThat(deliver().status()).isEqualTo(503);

            assertThat(log.with("Failed to create order snapshot"))
                    .singleElement()
                    .satisfies(line -> assertMarked(line, session))
                    .asString()
                    .contains("\"level\":\"ERROR\"")
                    .contains("\"reason\":\"TableUnavailable\"");
            assertThat(LogQuery.ofGuide("Orders that could not be written").found(log.all()))
                    .hasSize(1);
            assertThat(LogQuery.ofGuide("Errors").found(log.all())).isNotEmpty();
        }
    }

    @Test
    void lineItemsThatCannotBeFetchedLeaveTheirLine() throws StripeException {
        String session = shop.open();
        shop.stripe.pay(session);
        shop.checkouts.dropLines(session);
        shop.stripe.failCalls("GET /v1/checkout/sessions/{id}/line_items", CallFault.REFUSED, 9);
        try (LogLines log = LogLines.captured()) {
            deliver();

            assertThat(log.with("Failed to fetch line items"))
                    .singleElement()
                    .satisfies(line -> assertMarked(line, session));
        }
    }

    @Test
    void aRefusedSignatureSaysWhichRequestItWas() {
        try (LogLines log = LogLines.captured()) {
            shop.doors
                    .getFirst()
                    .ask(
                            WebhookShop.delivery("{}", "t=1,v1=ff")
                                    .header("X-Correlation-Id", CORRELATION));

            assertThat(log.with("Webhook signature refused"))
                    .singleElement()
                    .asString()
                    .contains("\"correlationId\":\"" + CORRELATION + "\"")
                    .contains("\"operation\":\"POST /stripe/webhook\"")
                    .contains("\"verdict\":\"STALE\"");
        }
    }

    private static void assertMarked(String line, String session) {
        assertThat(line)
                .startsWith("{\"timestamp\":\"")
                .contains("\"sessionId\":\"" + session + "\"")
                .contains("\"correlationId\":\"" + CORRELATION + "\"")
                .contains("\"operation\":\"POST /stripe/webhook\"");
    }

    private WebAnswer deliver() {
        WebRequest delivery = shop.delivery(COMPLETED).header("X-Correlation-Id", CORRELATION);
        return shop.doors.getFirst().ask(delivery);
    }
}
