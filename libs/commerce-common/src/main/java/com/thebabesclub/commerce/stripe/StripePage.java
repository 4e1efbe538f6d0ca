package com.thebabesclub.commerce.stripe;

import com.fasterxml.jackson.databind.JsonNode;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list, newest first.
 *
 * @param next the id after which the next page begins, empty where this is the last
 */
public record StripePage<T>(List<T> elements, Optional<String> next) {

    public StripePage {
        elements = List.copyOf(elements);
    }

    /** All pages from the first one on, each asked for once the one before is used. */
    public static <T> Flux<StripePage<T>> all(
            Function<Optional<String>, Mono<StripePage<T>>> page) {
        return page.apply(Optional.empty())
                .expand(
                        listed ->
                                listed.next().isPresent()
                                        ? page.apply(listed.next())
                                        : Mono.empty());
    }

    /** The same page of something else. */
    public <R> StripePage<R> map(Function<? super T, R> element) {
        return new StripePage<>(elements.stream().map(element).toList(), next);
    }

    /**
     * The page that Stripe answered.
     *
     * @param read makes an element of its JSON, or nothing where it is none
     */
    static <T> StripePage<T> read(JsonNode list, Function<JsonNode, Optional<T>> read) {
        return new StripePage<>(
                StripeJson.elements(list).stream()
                        .flatMap(json -> read.apply(json).stream())
                        .toList(),
                StripeJson.next(list));
    }
}
