package com.thebabesclub.commerce.identity;

import com.nimbusds.jwt.SignedJWT;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The keys of an identity provider, which it changes while the service runs.
 *
 * <p>They are read at the first token, when they are old, and when a token names one that is not
 * known: that is how a rotation shows. An attacker who invents key ids causes one reading in half a
 * minute, not one a request.
 */
final class PublicKeys implements TokenSigners {

    /** A key that the provider has taken back is believed no longer than this. */
    static final Duration FRESH = Duration.ofMinutes(15);

    /** While the provider does not answer, its customers stay signed in this long. */
    static final Duration USABLE = Duration.ofHours(6);

    static final Duration BETWEEN_READINGS = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(PublicKeys.class);

    private record Held(Map<String, PublicKey> keys, Instant readAt) {

        static final Held NONE = new Held(Map.of(), Instant.MIN);

        Optional<PublicKey> key(String id) {
            return Optional.ofNullable(keys.get(id));
        }

        boolean isYoungerThan(Duration age, Instant now) {
            return readAt.isAfter(now.minus(age));
        }
    }

    private final KeyDocument document;
    private final Clock clock;
    private volatile Held held = Held.NONE;
    private Instant askedAt = Instant.MIN;
    private CompletableFuture<Held> reading = CompletableFuture.completedFuture(Held.NONE);

    PublicKeys(KeyDocument document, Clock clock) {
        this.document = document;
        this.clock = clock;
    }

    @Override
    public Mono<SignedJWT> verified(SignedJWT token) {
        return Mono.justOrEmpty(token.getHeader().getKeyID())
                .flatMap(this::key)
                .filter(key -> key.hasSigned(token))
                .map(_ -> token);
    }

    private Mono<PublicKey> key(String id) {
        Held known = held;
        boolean sure = known.isYoungerThan(FRESH, clock.instant()) && known.key(id).isPresent();
        return (sure ? Mono.just(known) : read()).flatMap(keys -> key(id, keys));
    }

    private Mono<PublicKey> key(String id, Held keys) {
        return keys.isYoungerThan(USABLE, clock.instant())
                ? Mono.justOrEmpty(keys.key(id))
                : Mono.error(new KeysUnavailable());
    }

    /** The keys after a reading that all callers of the moment share, or as they are. */
    private synchronized Mono<Held> read() {
        Instant now = clock.instant();
        if (reading.isDone() && !now.isBefore(askedAt.plus(BETWEEN_READINGS))) {
            askedAt = now;
            reading =
                    document.read()
                            .flatMap(text -> parsed(text, now))
                            .doOnNext(this::keep)
                            .onErrorResume(this::kept)
                            .toFuture();
        }
        CompletableFuture<Held> shared = reading;
        return Mono.fromFuture(() -> shared, true);
    }

    private static Mono<Held> parsed(String text, Instant now) {
        try {
            return Mono.just(new Held(PublicKey.allOf(text), now));
        } catch (ParseException noKeys) {
            return Mono.error(noKeys);
        }
    }

    private void keep(Held fresh) {
        held = fresh;
        LOG.atInfo().addKeyValue("keys", fresh.keys().size()).log("Token keys read");
    }

    private Mono<Held> kept(Throwable failure) {
        LOG.atError()
                .addKeyValue("reason", failure.getClass().getSimpleName())
                .log("Token keys could not be read");
        return Mono.just(held);
    }
}
