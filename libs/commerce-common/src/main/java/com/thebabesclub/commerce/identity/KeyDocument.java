package com.thebabesclub.commerce.identity;

import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.SettingProblem;
import com.thebabesclub.commerce.setting.Settings;

import reactor.core.publisher.Mono;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;

/** The document at {@code JWT_JWKS_URL}. Redirects are not followed. */
final class KeyDocument {

    /** A dozen keys with their certificates are not half of it. */
    static final int MOST_BYTES = 64 * 1024;

    /** For the whole answer: people wait for it. */
    static final Duration LIMIT = Duration.ofSeconds(2);

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final HttpRequest request;

    private KeyDocument(URI address) {
        this.request =
                HttpRequest.newBuilder(address)
                        .header("Accept", "application/json")
                        .timeout(LIMIT)
                        .build();
    }

    /** A {@link SettingProblem} where anybody between here and there could change the keys. */
    static KeyDocument from(Settings settings) {
        URI address = settings.address(Setting.JWT_JWKS_URL);
        if (!address.getScheme().equals("https") && !THIS_MACHINE.contains(address.getHost())) {
            throw new SettingProblem(Setting.JWT_JWKS_URL, "does not begin with https");
        }
        return new KeyDocument(address);
    }

    /** The document as it is now; an error where it is too large or does not come in time. */
    Mono<String> read() {
        return Mono.fromFuture(
                        () ->
                                client.sendAsync(
                                        request,
                                        BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES)))
                .timeout(LIMIT)
                .flatMap(KeyDocument::body);
    }

    private static Mono<String> body(HttpResponse<String> response) {
        return response.statusCode() == 200
                ? Mono.just(response.body())
                : Mono.error(
                        new IOException("the keys were answered with " + response.statusCode()));
    }
}
