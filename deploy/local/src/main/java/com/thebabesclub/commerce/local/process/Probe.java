package com.thebabesclub.commerce.local.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** How to tell from outside that a part is ready: it answers, or it answers 200. */
public record Probe(URI uri, boolean onlyOk) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(1))
                    .build();

    /** For what has no health route: whatever it answers, it listens. */
    public static Probe answers(URI uri) {
        return new Probe(uri, false);
    }

    public static Probe healthy(URI uri) {
        return new Probe(uri, true);
    }

    boolean ready() throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).GET().build();
        try {
            int status = CLIENT.send(request, BodyHandlers.discarding()).statusCode();
            return !onlyOk || status == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
