package com.thebabesclub.commerce.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.JsonVariant;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import reactor.core.publisher.Mono;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** An answer that can be read as two things is none: Stripe is not available then. */
@Case(
        id = "B33",
        sentence =
                "A body is one JSON document in UTF-8 with nothing after it; a list is no text and no "
                        + "number, and no field is there twice, at every door.")
class StripeAnswerTest {

    static List<JsonVariant> variants() {
        return JsonVariant.of(
                """
                {"id": "cs_test_1", "object": "checkout.session", "status": "open",\
                 "payment_status": "unpaid", "created": 1764158400, "metadata": {"app": "x"}}""",
                "1764158400");
    }

    @ParameterizedTest
    @MethodSource("variants")
    void isReadOrIsNone(JsonVariant variant) throws IOException {
        HttpServer stripe =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stripe.createContext(
                "/",
                exchange -> {
                    byte[] answer = variant.body().getBytes(variant.charset());
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        stripe.start();
        try {
            StripeSessionClient sessions =
                    new StripeSessionClient(
                            gateway("http://127.0.0.1:" + stripe.getAddress().getPort()),
                            TestClock.atNoon());

            Throwable failure =
                    catchThrowable(() -> Await.optional(sessions.retrieve("cs_test_1")));

            if (variant.isRead()) {
                assertThat(failure).isNull();
            } else {
                assertThat(failure).isInstanceOf(StripeUnavailable.class);
            }
        } finally {
            stripe.stop(0);
        }
    }

    private static StripeGateway gateway(String base) {
        TestClock clock = TestClock.atNoon();
        Secrets secrets =
                Secrets.read(
                        EnvironmentVariables.of(Map.of("STRIPE_SECRET", "sk_test_1")),
                        _ -> Mono.just(Secret.of("x")),
                        clock,
                        SecretName.STRIPE_SECRET);
        return new StripeGateway(
                new StripeProperties(URI.create(base)),
                secrets,
                new CircuitBreaker(clock, _ -> {}),
                clock);
    }
}
