package com.thebabesclub.commerce.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class GatewayTest {

    private static final int MOST_BYTES = 1000;

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private record Seen(String method, URI uri, Headers headers, String bodyInHex) {}

    private final HttpClient browser = HttpClient.newHttpClient();
    private final BlockingQueue<Seen> seen = new ArrayBlockingQueue<>(10);
    private final BlockingQueue<String> started = new ArrayBlockingQueue<>(10);
    private final CountDownLatch late = new CountDownLatch(1);
    private HttpServer service;
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        service.createContext(
                "/cart",
                exchange -> {
                    try (exchange) {
                        seen.add(
                                new Seen(
                                        exchange.getRequestMethod(),
                                        exchange.getRequestURI(),
                                        exchange.getRequestHeaders(),
                                        HexFormat.of()
                                                .formatHex(
                                                        exchange.getRequestBody().readAllBytes())));
                        exchange.getResponseHeaders().add("X-Shop", "first");
                        exchange.getResponseHeaders().add("X-Shop", "second");
                        exchange.sendResponseHeaders(418, 0);
                        exchange.getResponseBody().write("teapot é".getBytes(UTF_8));
                    }
                });
        service.createContext(
                "/cart/late",
                exchange -> {
                    try (exchange) {
                        late.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        service.start();
        URI base = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
        gateway =
                Gateway.start(
                        0,
                        List.of(
                                new Upstream("cart service", base, List.of("/cart")),
                                new Upstream(
                                        "gone service",
                                        URI.create("http://127.0.0.1:1"),
                                        List.of("/gone"))),
                        new Gateway.Limits(Duration.ofSeconds(1), MOST_BYTES),
                        (method, path, headers) -> Answer.json(200, "\"" + path + "\""),
                        (name, payload) -> name.equals("job") && started.add(payload),
                        List.of(new OrderEventReceiver(SECRET, Clock.fixed(NOON, ZoneOffset.UTC))));
    }

    @AfterEach
    void stop() {
        late.countDown();
        gateway.close();
        service.stop(0);
    }

    @Test
    void passesMethodPathQueryHeadersAndBytesThroughUnchanged() throws Exception {
        byte[] body = {0, (byte) 0xff, '{', '"', (byte) 0xc3, (byte) 0xa9};
        HttpResponse<String> response =
                browser.send(
                        request("/cart/a%2Fb%20c?x=1&x=%26&y")
                                .method("PATCH", BodyPublishers.ofByteArray(body))
                                .header("Stripe-Signature", "t=1,v1=ab")
                                .header("X-Forwarded-For", "203.0.113.9")
                                .header("X-Request-Id", "mine")
                                .build(),
                        BodyHandlers.ofString(UTF_8));

        Seen request = seen.take();
        assertThat(request.method()).isEqualTo("PATCH");
        assertThat(request.uri()).hasToString("/cart/a%2Fb%20c?x=1&x=%26&y");
        assertThat(request.bodyInHex()).isEqualTo("00ff7b22c3a9");
        assertThat(request.headers())
                .containsEntry("Stripe-signature", List.of("t=1,v1=ab"))
                .containsEntry("X-forwarded-for", List.of("203.0.113.9"))
                .containsEntry("X-request-id", List.of("mine"))
                .containsEntry("Host", List.of("127.0.0.1:" + gateway.port()));
        assertThat(response.statusCode()).isEqualTo(418);
        assertThat(response.body()).isEqualTo("teapot é");
        assertThat(response.headers().allValues("X-Shop")).containsExactly("first", "second");
    }

    @Test
    void addsARequestIdOnlyWhereThereIsNone() throws Exception {
        browser.send(request("/cart").build(), BodyHandlers.discarding());
        browser.send(request("/cart").build(), BodyHandlers.discarding());

        String first = seen.take().headers().getFirst("X-Request-Id");
        String second = seen.take().headers().getFirst("X-Request-Id");
        assertThat(first).isNotBlank().isNotEqualTo(second);
    }

    @Test
    void refusesALongBodyWithoutBotheringTheService() throws Exception {
        HttpResponse<String> response =
                browser.send(
                        request("/cart")
                                .POST(BodyPublishers.ofByteArray(new byte[MOST_BYTES + 1]))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("gateway_body_too_large");
        assertThat(seen).isEmpty();
    }

    @Test
    void namesTheServiceThatIsDown() throws Exception {
        HttpResponse<String> response = get("/gone/for/good");

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).contains("gateway_upstream_down").contains("gone service");
    }

    @Test
    void doesNotWaitForEver() throws Exception {
        HttpResponse<String> response = get("/cart/late");

        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(response.body()).contains("gateway_upstream_late").contains("cart service");
    }

    @Test
    void knowsWhoseAPathIsByWholeSegments() throws Exception {
        assertThat(get("/cartoon").statusCode()).isEqualTo(404);
        assertThat(get("/cart").statusCode()).isEqualTo(418);
        assertThat(get("/local-stack/x").body()).isEqualTo("\"/local-stack/x\"");
    }

    @Test
    void listsEveryRouteAtItsRoot() throws Exception {
        HttpResponse<String> page = get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.body())
                .contains(
                        "/cart/quote",
                        "/checkout/create-session",
                        "/stripe/webhook",
                        "/dashboard/orders/{orderId}");
    }

    /** A page that asks for nothing but its own origin. */
    @Test
    void showsTheDescriptionOfTheApiWithoutTheInternet() throws Exception {
        String page = get("/api").body();
        assertThat(page).doesNotContain("//");

        for (Matcher asset = Pattern.compile("['\"](/[a-z0-9/.-]+)['\"]").matcher(page);
                asset.find(); ) {
            HttpResponse<String> file = get(asset.group(1));
            assertThat(file.statusCode()).as(asset.group(1)).isEqualTo(200);
            assertThat(file.body()).as(asset.group(1)).isNotEmpty();
        }
        assertThat(get("/openapi.json").body())
                .isEqualTo(
                        Files.readString(
                                Path.of(
                                        System.getProperty("repository.root"),
                                        "docs/openapi.json")));
        assertThat(get("/openapi.json").headers().firstValue("Content-Type"))
                .hasValue("application/json");
        assertThat(get("/").body()).contains("href=\"/api\"");
    }

    /** Signed by another implementation: OpenSSL. */
    @Test
    void showsTheOrderEventsThatAreSignedAndNoOther() throws Exception {
        String signature = "v1,1NVzA8iZQqTinviZlhc5XZuqHq09AN8G/8nQ83w3v7E=";
        long now = NOON.getEpochSecond();

        assertThat(told("cs_1:2:order.paid", now, "v1,AAAA " + signature, "{\"n\":1}"))
                .isEqualTo(200);
        assertThat(told("cs_1:2:order.paid", now, signature, "{\"n\":2}")).isEqualTo(401);
        assertThat(told("cs_1:3:order.paid", now, signature, "{\"n\":1}")).isEqualTo(401);
        assertThat(told("cs_1:2:order.paid", now - 301, signature, "{\"n\":1}")).isEqualTo(401);
        assertThat(told("cs_1:2:order.paid", now, "", "{\"n\":1}")).isEqualTo(401);

        assertThat(get("/order-events").body()).isEqualTo("[{\"n\":1}]");
    }

    private int told(String id, long timestamp, String signature, String body) throws Exception {
        return browser.send(
                        request("/order-events")
                                .POST(BodyPublishers.ofString(body))
                                .header("webhook-id", id)
                                .header("webhook-timestamp", Long.toString(timestamp))
                                .header("webhook-signature", signature)
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path));
    }

    @Test
    void anEventInvokesAFunctionAndIsNotWaitedFor() throws Exception {
        assertThat(invoke("job", "Event", "{\"dryRun\":true}")).isEqualTo(202);
        assertThat(started.poll()).isEqualTo("{\"dryRun\":true}");
        assertThat(invoke("other", "Event", "{}")).isEqualTo(404);
        assertThat(invoke("job", "RequestResponse", "{}")).isEqualTo(400);
        assertThat(invoke("job/../other", "Event", "{}")).isEqualTo(400);
        assertThat(invoke("job", "Event", "x".repeat(256 * 1024 + 1))).isEqualTo(413);
        assertThat(started).isEmpty();
    }

    private int invoke(String name, String type, String payload) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + gateway.port()
                                                + "/2015-03-31/functions/"
                                                + name
                                                + "/invocations"))
                        .header("X-Amz-Invocation-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(payload))
                        .build();
        return browser.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
