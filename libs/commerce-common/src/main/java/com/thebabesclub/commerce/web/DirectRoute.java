package com.thebabesclub.commerce.web;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.Optional;

/**
 * A route, always {@code POST}, that a function answers without starting the framework: a cold
 * start has no time for that. It judges plain requests only; whatever else comes to the same
 * address is the framework's, and so are its refusals.
 */
public interface DirectRoute {

    /** {@code /cart/quote}. */
    String path();

    /** The longest body that it takes, as the server has it. */
    int mostBytes();

    /** From the request's own time to its answer. */
    Duration budget();

    /**
     * The work that answers 200 with JSON, or fails as a controller's would. Empty where the
     * framework is to judge the request; nothing may have happened by then.
     */
    Optional<Mono<String>> answer(DirectRequest request);
}
