package com.thebabesclub.commerce.runtime.metric;

import com.thebabesclub.commerce.http.TimeLimit;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/**
 * {@code GET /prometheus} on a server. No gateway leads here: it is for whoever can reach the port.
 */
@Controller("/prometheus")
@Requires(beans = PrometheusMetrics.class)
@TimeLimit("8s")
@Secured(SecurityRule.IS_ANONYMOUS)
final class PrometheusController {

    private final PrometheusMetrics metrics;

    PrometheusController(PrometheusMetrics metrics) {
        this.metrics = metrics;
    }

    @Get
    @Produces("text/plain; version=0.0.4; charset=utf-8")
    byte[] scrape() {
        return metrics.text();
    }
}
