package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.session.SessionPointer;
import com.thebabesclub.commerce.session.Sessions;
import com.thebabesclub.commerce.stripe.StripeSessions;

import reactor.core.publisher.Mono;

/** A session's pointer as an attempt has read it, and the news that go with it. */
record Seen(SessionPointer pointer, News news) {

    /**
     * The pointer as it was read. Where it was never written it is what the session itself tells,
     * and the session is fetched if it was not observed.
     */
    static Mono<Seen> of(News news, Sessions.Stored stored, StripeSessions stripe) {
        return stored.pointer()
                .map(pointer -> Mono.just(new Seen(pointer, news)))
                .orElseGet(
                        () ->
                                Mono.justOrEmpty(news.session())
                                        .switchIfEmpty(
                                                Mono.defer(() -> stripe.retrieve(news.sessionId())))
                                        .map(
                                                observed ->
                                                        new Seen(
                                                                SessionPointer.rebuilt(observed),
                                                                news.with(observed))));
    }
}
