package com.thebabesclub.commerce.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The page at the root of the gateway. */
final class RoutesPage {

    private RoutesPage() {}

    static String html() {
        try (InputStream page = RoutesPage.class.getResourceAsStream("routes.html")) {
            return new String(Objects.requireNonNull(page, "routes.html").readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
