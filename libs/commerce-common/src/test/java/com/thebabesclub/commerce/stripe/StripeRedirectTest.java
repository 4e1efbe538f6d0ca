package com.thebabesclub.commerce.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import reactor.core.publisher.Mono;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A redirect of the API leads nowhere, least of all with the key. */
@Case(id = "A37", sentence = "A checkout URL that is not Stripe's.")
class StripeRedirectTest {

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void isNotFollowed(int status) throws IOException {
        List<String> elsewhere = new CopyOnWriteArrayList<>();
        HttpServer other = server();
        other.createContext(
                "/",
                exchange -> {
                    elsewhere.add(exchange.getRequestHeaders().keySet().toString());
                    answer(exchange, 200);
                });
        HttpServer stripe = server();
        stripe.createContext(
                "/",
                exchange -> {
                    exchange.getResponseHeaders().add("Location", address(other) + "/latest");
                    answer(exchange, status);
                });
        other.start();
        stripe.start();
        try {
            StripeSessionClient sessions =
                    new StripeSessionClient(gateway(address(stripe)), TestClock.atNoon());

            Throwable failure =
                    catchThrowable(() -> Await.optional(sessions.retrieve("cs_test_1")));

            assertThat(elsewhere).isEmpty();
            assertThat(failure).isInstanceOf(StripeUnavailable.class);
        } finally {
            stripe.stop(0);
            other.stop(0);
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, 2);
            exchange.getResponseBody().write(new byte[] {'{', '}'});
        }
    }

    private static StripeGateway gateway(String base) {
        EnvironmentVariables settings =
                EnvironmentVariables.of(Map.of("STRIPE_SECRET", "sk_test_1"));
        TestClock clock = TestClock.atNoon();
        Secrets secrets =
                Secrets.read(
                        settings, _ -> Mono.just(Secret.of("x")), clock, SecretName.STRIPE_SECRET);
        return new StripeGateway(
                new StripeProperties(URI.create(base)),
                secrets,
                new CircuitBreaker(clock, _ -> {}),
                clock);
    }

    private static HttpServer server() throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
