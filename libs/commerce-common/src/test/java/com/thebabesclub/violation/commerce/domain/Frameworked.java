package com.thebabesclub.violation.commerce.domain;

import reactor.core.publisher.Mono;

/** A pure room with a framework in it. */
public record Frameworked(Mono<String> later) {}
