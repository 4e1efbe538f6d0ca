package com.thebabesclub.commerce.checkout.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.checkout.CheckoutServer;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Whether the server tells its platform what to do: leave it alone, or send no requests to it. */
class HealthTest {

    private final CheckoutServer service = new CheckoutServer(Map.of());

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aServerThatIsWellSaysNoMoreThanThat() {
        service.table().tap().forgetCalls();
        assertSays("/health/liveness", 200, "UP");
        assertThat(service.table().tap().calls()).isEmpty();
        assertSays("/health", 200, "UP");
        assertSays("/health/readiness", 200, "UP");
        assertThat(service.table().tap().calls())
                .hasSize(2)
                .allMatch(call -> call.request() instanceof GetItemRequest);
    }

    @Test
    void withoutItsTableItIsAliveButNotReady() {
        service.table()
                .tap()
                .script(
                        (_, _) ->
                                CompletableFuture.failedFuture(
                                        SdkClientException.create("no way to " + table())));
        assertSays("/health/readiness", 503, "DOWN");
        assertSays("/health", 503, "DOWN");
        assertSays("/health/liveness", 200, "UP");

        service.table().tap().heal();
        assertSays("/health/readiness", 200, "UP");
    }

    @Test
    void withoutStripeItStaysInService() {
        Shopper shopper = new Shopper(service);
        service.stripe().failCalls("*", CallFault.REFUSED, 1_000);
        for (int i = 0; i < 2; i++) {
            Shopper.assertUnavailable(
                    service.netty().ask(Shopper.wish(shopper.quote(Shopper.ONE))));
        }
        assertSays("/health/readiness", 200, "UNKNOWN");
        assertSays("/health/liveness", 200, "UP");
        assertThat(
                        service.netty()
                                .ask(
                                        WebRequest.post(
                                                "/cart/quote", "{\"items\": " + Shopper.ONE + "}"))
                                .status())
                .isEqualTo(200);

        service.stripe().clearFaults();
        service.clock().advance(Duration.ofSeconds(10));
        assertThat(service.netty().ask(Shopper.wish(shopper.quote(Shopper.ONE))).status())
                .isEqualTo(200);
        assertSays("/health/readiness", 200, "UP");
    }

    private String table() {
        return service.table().name();
    }

    private void assertSays(String path, int status, String word) {
        WebAnswer answer = service.netty().ask(WebRequest.get(path));
        assertThat(answer.status()).as(path).isEqualTo(status);
        assertThat(answer.body())
                .as(path)
                .isEqualTo("{\"name\":null,\"status\":\"" + word + "\",\"details\":null}");
    }
}
