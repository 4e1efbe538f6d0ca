package com.thebabesclub.commerce.sync.command;

import com.thebabesclub.commerce.setting.Settings;

import reactor.core.publisher.Mono;

/** What a command works with. */
public interface Workbench {

    Settings settings();

    Terminal terminal();

    /** One of the shop's beans; the first one that is asked for puts them together. */
    <T> T bean(Class<T> type);

    /**
     * Waits for a piece of work, on the command line's own thread.
     *
     * @throws RuntimeException what the work failed with
     */
    <T> T result(Mono<T> work);
}
