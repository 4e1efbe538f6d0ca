package com.thebabesclub.commerce.operator.export;

import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.sync.command.UsageException;

import jakarta.inject.Singleton;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Asks the shop's API for the pages of an export, as an admin. */
@Singleton
final class OrderExportClient {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    /** A page has eight seconds at the service. */
    private static final Duration PAGE_LIMIT = Duration.ofSeconds(15);

    /** A page has at most 4 MB. */
    private static final long MOST_BYTES = 6 << 20;

    private static final int MOST_TRIES = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** Ten million orders of a month, a hundred a page. */
    private static final int MOST_PAGES = 100_000;

    private static final String NEXT = "Next-Cursor";

    private final HttpClient client =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT_LIMIT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    /**
     * A page as it was answered.
     *
     * @param next the cursor of the page after it; empty where it is the last
     */
    record Page(String text, Optional<String> next) {

        /** Masked: it may have persons. */
        @Override
        public String toString() {
            return "Page[]";
        }
    }

    /** The pages, one after the other: the next is asked for once one has been taken. */
    Flux<Page> pages(OrderExportRequest export, Secret token) {
        return page(export, token, Optional.empty(), 1)
                .expand(
                        page ->
                                Mono.justOrEmpty(page.next())
                                        .flatMap(at -> page(export, token, Optional.of(at), 1)))
                .take(MOST_PAGES);
    }

    private Mono<Page> page(
            OrderExportRequest export, Secret token, Optional<String> cursor, int tries) {
        HttpRequest request =
                HttpRequest.newBuilder(export.page(cursor))
                        .timeout(PAGE_LIMIT)
                        .header("Authorization", "Bearer " + token.reveal())
                        .build();
        return Mono.fromFuture(() -> client.sendAsync(request, limited()))
                .onErrorMap(IOException.class, OrderExportClient::unanswered)
                .flatMap(
                        answer ->
                                isBusy(answer) && tries < MOST_TRIES
                                        ? Mono.delay(pause(answer, tries))
                                                .then(page(export, token, cursor, tries + 1))
                                        : Mono.fromSupplier(() -> read(answer, cursor)));
    }

    private static HttpResponse.BodyHandler<String> limited() {
        return BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MOST_BYTES);
    }

    private static boolean isBusy(HttpResponse<?> answer) {
        return answer.statusCode() == 429 || answer.statusCode() == 503;
    }

    /** As long as the service says; else a second, two, four, eight. */
    private static Duration pause(HttpResponse<?> answer, int tries) {
        Duration pause =
                answer.headers()
                        .firstValue("Retry-After")
                        .filter(text -> text.matches("\\d{1,4}"))
                        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                        .orElseGet(() -> Duration.ofSeconds(1L << (tries - 1)));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static Page read(HttpResponse<String> answer, Optional<String> cursor) {
        Optional<String> next = answer.headers().firstValue(NEXT);
        return switch (answer.statusCode()) {
            case 200 -> {
                if (next.isPresent() && next.equals(cursor)) {
                    throw new UsageException("The API answers the same page again: tell us.");
                }
                yield new Page(answer.body(), next);
            }
            case 400 -> throw new UsageException("The API knows no such month or day.");
            case 401 ->
                    throw new UsageException(
                            "The token does not hold: operator token explain says why not.");
            case 403 -> throw new UsageException("The token is no admin's.");
            case 429, 503 ->
                    throw new UsageException("The API is busy: try again in some minutes.");
            default ->
                    throw new UsageException(
                            "The API answered "
                                    + answer.statusCode()
                                    + ": is --api the shop's address?");
        };
    }

    private static UsageException unanswered(IOException failure) {
        return new UsageException(
                "The API does not answer: check --api and the network, then try again.", failure);
    }
}
