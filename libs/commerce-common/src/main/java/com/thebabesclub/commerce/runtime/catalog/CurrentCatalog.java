package com.thebabesclub.commerce.runtime.catalog;

import com.thebabesclub.commerce.domain.catalog.Catalog;

import reactor.core.publisher.Mono;

/** What is sold now, which may change while the process runs. */
@FunctionalInterface
public interface CurrentCatalog {

    /**
     * The catalogue. A request reads it once and goes by that, so that no two parts of an answer
     * come from different catalogues.
     *
     * @return an error where there is none, never nothing
     */
    Mono<Catalog> read();

    /** Has the next request wait for what is sold then: the process comes from a snapshot. */
    default void renew() {}
}
