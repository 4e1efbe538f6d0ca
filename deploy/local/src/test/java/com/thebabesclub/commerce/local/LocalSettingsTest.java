package com.thebabesclub.commerce.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.local.process.StackProblem;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;

class LocalSettingsTest {

    @Test
    void servicesTalkToTheEmulatorUnlessThereIsATestKey() {
        LocalSettings emulated = LocalSettings.of(Ports.USUAL, Map.of("STRIPE_SECRET", " "));
        assertThat(emulated.emulated()).isTrue();
        assertThat(emulated.environment())
                .containsEntry("STRIPE_API_BASE", "http://127.0.0.1:12111")
                .containsEntry("STRIPE_SECRET", LocalSettings.EMULATOR_KEY);

        LocalSettings real =
                LocalSettings.of(
                        Ports.USUAL,
                        Map.of("STRIPE_SECRET", "sk_test_x", "STRIPE_WEBHOOK_SECRET", "whsec_x"));
        assertThat(real.emulated()).isFalse();
        assertThat(real.environment())
                .doesNotContainKey("STRIPE_API_BASE")
                .containsEntry("STRIPE_SECRET", "sk_test_x")
                .containsEntry("STRIPE_WEBHOOK_SECRET", "whsec_x");
    }

    @Test
    void parkedEventsAreToldToTheQueueOfTheStack() {
        assertThat(LocalSettings.of(Ports.from(9000), Map.of()).environment())
                .containsEntry("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:9006")
                .containsEntry(
                        "WEBHOOK_DLQ_URL", "http://127.0.0.1:9006/000000000000/parked-events");
    }

    @Test
    void aPaymentLeadsBackToTheShop() {
        assertThat(LocalSettings.of(Ports.from(9000), Map.of()).environment())
                .containsEntry(
                        "CHECKOUT_SUCCESS_URL",
                        "http://localhost:9000/shop/?session_id={CHECKOUT_SESSION_ID}")
                .containsEntry("CHECKOUT_CANCEL_URL", "http://localhost:9000/shop/?cancelled=yes");
    }

    @Test
    void ordersAreToldToTheReceiverOfTheStack() {
        assertThat(LocalSettings.of(Ports.from(9000), Map.of()).environment())
                .containsEntry("ORDER_WEBHOOK_URL", "http://127.0.0.1:9000/order-events")
                .containsEntry("ORDER_WEBHOOK_SECRET", LocalSettings.ORDER_WEBHOOK_SECRET);
    }

    @Test
    void lettersGoToTheReceiverOfTheStack() {
        assertThat(LocalSettings.of(Ports.from(9000), Map.of()).environment())
                .containsEntry("MAIL_SENDER", "postmark")
                .containsEntry("POSTMARK_API_BASE", "http://127.0.0.1:9000")
                .containsEntry("POSTMARK_TOKEN", LocalSettings.POSTMARK_TOKEN)
                .containsKeys("MAIL_FROM", "MAIL_SHOP_TO");
    }

    @Test
    void aLiveKeyNeverGetsIn() {
        assertThatThrownBy(
                        () -> LocalSettings.of(Ports.USUAL, Map.of("STRIPE_SECRET", "sk_live_abc")))
                .isInstanceOf(StackProblem.class)
                .hasMessageContaining("STRIPE_SECRET is not a test key")
                .hasMessageNotContaining("sk_live_abc");
    }

    @Test
    void sevenPortsInARowFromTheBase() {
        assertThat(Ports.from(9000)).isEqualTo(new Ports(9000, 9001, 9002, 9003, 9004, 9005, 9006));
        assertThatThrownBy(() -> Ports.from(80)).hasMessageContaining("from 1024 to 65529");
        assertThatThrownBy(() -> Ports.from(65530)).isInstanceOf(StackProblem.class);
    }

    @Test
    void aTakenPortIsNamedInOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            Ports ports = new Ports(0, 0, port, 0, 0, 0, 0);

            assertThatThrownBy(() -> ports.requireFree(true))
                    .isInstanceOf(StackProblem.class)
                    .hasMessage(
                            "Port %d, for the webhook service, is in use: stop what listens there, or choose seven others with --port-base."
                                    .formatted(port));
        }
    }
}
