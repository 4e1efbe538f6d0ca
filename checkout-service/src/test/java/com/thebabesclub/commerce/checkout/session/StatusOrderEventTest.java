package com.thebabesclub.commerce.checkout.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.CheckoutServer;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.MailReceiver;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** Others are told of what the status page settles before it answers. */
class StatusOrderEventTest {

    private final MailReceiver receiver = new MailReceiver();
    private final CheckoutServer service =
            new CheckoutServer(
                    Map.of(
                            "ORDER_WEBHOOK_URL",
                            receiver.address().toString(),
                            "ORDER_WEBHOOK_SECRET",
                            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

    @AfterEach
    void close() {
        service.close();
        receiver.close();
    }

    @Test
    @Case(
            id = "P78",
            sentence =
                    "An order that the status page finds is told to others before it answers, or by"
                            + " the sweep where the receiver does not take it.")
    void anOrderThatTheStatusPageFindsIsToldBeforeItAnswers() {
        assertThat(receiver.taken()).isEmpty();
        String session = settled();

        assertThat(receiver.taken())
                .extracting(call -> call.headers().get("webhook-id"))
                .containsExactly(session + ":2:order.created", session + ":2:order.paid");
        assertThat(owed()).isEmpty();
    }

    @Test
    @Case(
            id = "P78",
            sentence =
                    "An order that the status page finds is told to others before it answers, or by"
                            + " the sweep where the receiver does not take it.")
    void aReceiverThatRefusesChangesNoAnswer() {
        receiver.answer(500, "");
        String session = settled();

        assertThat(owed()).singleElement().asString().endsWith("/ event#" + session);
    }

    private String settled() {
        Shopper shopper = new Shopper(service);
        JsonNode quote = shopper.quote("[{\"sku\": \"N-YEL\", \"quantity\": 1}]");
        String session = shopper.session(quote);
        service.stripe().pay(session);
        assertThat(shopper.status(session, quote).path("status").asText()).isEqualTo("complete");
        return session;
    }

    private List<String> owed() {
        return service.table().keys("DUE#STANDING");
    }
}
