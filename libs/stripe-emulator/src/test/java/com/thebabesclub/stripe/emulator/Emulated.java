package com.thebabesclub.stripe.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.thebabesclub.stripe.emulator.json.Json;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** A fresh emulator for each test, whose clock stands still until it is moved. */
final class Emulated implements AfterEachCallback {

    static final Instant START = Instant.parse("2026-06-01T12:00:00Z");

    /** An answer off the wire. */
    record Raw(int status, String body, HttpResponse<byte[]> response) {

        JsonNode json() throws IOException {
            return Json.parse(body.getBytes(UTF_8));
        }

        JsonNode error() throws IOException {
            return json().path("error");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
    private final StripeEmulator stripe;
    private final StripeClient client;

    Emulated() {
        this(builder -> builder);
    }

    Emulated(UnaryOperator<EmulatorBuilder> settings) {
        stripe =
                settings.apply(
                                StripeEmulator.builder()
                                        .apiKey(Shop.KEY)
                                        .time(InstantSource.fixed(START))
                                        .seed(1))
                        .start();
        client = Shop.client(stripe);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        stripe.close();
        http.close();
    }

    StripeEmulator stripe() {
        return stripe;
    }

    StripeClient client() {
        return client;
    }

    Raw get(String path, String... headers) throws Exception {
        return send(request(path, headers).GET().build());
    }

    /** Posts a form; the body is sent as it is, so brackets need no escape. */
    Raw post(String path, String form, String... headers) throws Exception {
        return send(
                request(path, headers)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(stripe.baseUrl() + path))
                        .timeout(Duration.ofSeconds(30));
        if (path.startsWith("/v1")
                && (headers.length == 0 || !headers[0].equals("Authorization"))) {
            request.header("Authorization", "Bearer " + Shop.KEY);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Raw send(HttpRequest request) throws Exception {
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        return new Raw(response.statusCode(), new String(response.body(), UTF_8), response);
    }
}
