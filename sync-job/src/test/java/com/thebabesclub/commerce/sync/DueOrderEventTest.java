package com.thebabesclub.commerce.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.testing.MailReceiver;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Others are told by the sweep of what nobody told them at once. */
class DueOrderEventTest {

    private final MailReceiver receiver = new MailReceiver();
    private final DueShop due =
            new DueShop(
                    Map.of(
                            "ORDER_WEBHOOK_URL",
                            receiver.address().toString(),
                            "ORDER_WEBHOOK_SECRET",
                            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

    @AfterEach
    void close() {
        due.close();
        receiver.close();
    }

    @Test
    void whatTheSyncAndTheShopsPeopleDidIsToldInTurn() throws StripeException {
        String session = due.checkout();
        due.shop.stripe().pay(session);
        due.orders();
        due.send(session, "JD01");
        receiver.answer(500, "");
        due.sweep();
        assertThat(due.due()).contains("STANDING / event#" + session);

        receiver.answer(200, "");
        due.advance(Duration.ofMinutes(6));
        due.sweep();

        assertThat(types()).containsExactly("order.created", "order.paid", "order.shipped");
        assertThat(due.due()).noneMatch(key -> key.contains("event#"));
    }

    private List<String> types() {
        return receiver.taken().stream()
                .map(call -> call.headers().getOrDefault("webhook-id", ""))
                .map(id -> id.substring(id.lastIndexOf(':') + 1))
                .toList();
    }
}
