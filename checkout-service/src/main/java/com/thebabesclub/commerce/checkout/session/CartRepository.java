package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.domain.session.CartPayments;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;
import com.thebabesclub.commerce.table.repository.CartPaymentRepository;

import jakarta.inject.Singleton;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The carts at the checkout, one item each: {@code CART#/ACTIVE}. */
@Singleton
final class CartRepository {

    /** What became of a write. */
    sealed interface Outcome {

        /** The cart is as it was to be. */
        record Written() implements Outcome {}

        /** Somebody else has written since; the cart is as found. */
        record Refused(CartState found) implements Outcome {}
    }

    private static final Duration KEPT_AFTER_SESSION = Duration.ofDays(2);

    private static final String ATTEMPT = "attempt";
    private static final String SESSION_ID = "sessionId";
    private static final String URL = "url";

    /** For whoever waits for another's claim: 3 seconds in all. */
    private static final List<Duration> PAUSES =
            Stream.of(100, 200, 400, 400, 400, 500, 500, 500).map(Duration::ofMillis).toList();

    private final CommerceTable table;

    CartRepository(CommerceTable table) {
        this.table = table;
    }

    /** The cart as it is now. */
    Mono<CartState> read(String cartId) {
        return table.getStrongly(Key.activeSession(cartId))
                .map(CartRepository::state)
                .defaultIfEmpty(CartState.NONE);
    }

    /**
     * Looks at the cart until somebody has gone on from the claim; empty where nobody does in 3
     * seconds.
     */
    Mono<CartState> change(String cartId, CartClaim claim) {
        CartPhase waitedFor = new CartPhase.Claimed(claim);
        return Flux.fromIterable(PAUSES)
                .concatMap(pause -> Mono.delay(pause).then(read(cartId)), 1)
                .filter(seen -> !seen.phase().equals(waitedFor))
                .next();
    }

    /** Brings the cart from what was seen to what comes next, if nobody has written since. */
    Mono<Outcome> write(String cartId, CartState seen, CartState next) {
        return table.write(replace(cartId, seen, next))
                .then(Mono.<Outcome>just(new Outcome.Written()))
                .onErrorResume(WriteRefused.class, refused -> refused(cartId, refused));
    }

    /** The write of the next state, on the condition of the version that was seen. */
    static Write replace(String cartId, CartState seen, CartState next) {
        return Write.put(
                item(cartId, next),
                seen.version() == 0
                        ? Condition.missing(CartPaymentRepository.VERSION)
                        : Condition.equal(CartPaymentRepository.VERSION, seen.version()));
    }

    /** A conflict with another's transaction does not tell what is there. */
    private Mono<Outcome> refused(String cartId, WriteRefused refused) {
        return refused.found(Key.activeSession(cartId))
                .map(CartRepository::state)
                .map(Mono::just)
                .orElseGet(() -> read(cartId))
                .map(Outcome.Refused::new);
    }

    static CartState state(Attributes item) {
        Set<String> open = item.textSet(CartPaymentRepository.OPEN_SESSIONS);
        return new CartState(
                item.findNumber(CartPaymentRepository.VERSION).orElse(0),
                item.has(ATTEMPT) ? phase(item, open) : new CartPhase.Unclaimed(),
                open,
                CartPaymentRepository.read(item));
    }

    private static CartPhase phase(Attributes item, Set<String> open) {
        CartClaim claim =
                new CartClaim(
                        (int) item.number(ATTEMPT),
                        (int) item.number("ofQuote"),
                        item.text("quoteSignature"),
                        item.text("fingerprint"),
                        time(item, "claimedAt"),
                        time(item, "sessionExpiresAt"));
        Optional<String> session = item.findText(SESSION_ID);
        if (session.isEmpty()) {
            return new CartPhase.Claimed(claim);
        }
        if (!open.contains(session.get())) {
            return new CartPhase.Completed(claim, session.get());
        }
        return item.findText(URL)
                .<CartPhase>map(url -> new CartPhase.Published(claim, session.get(), url))
                .orElseGet(() -> new CartPhase.Withdrawn(claim, session.get()));
    }

    private static Attributes item(String cartId, CartState state) {
        Attributes.Builder item =
                Attributes.item(Key.activeSession(cartId))
                        .put(CartPaymentRepository.VERSION, state.version())
                        .putTextSet(CartPaymentRepository.OPEN_SESSIONS, state.open());
        switch (state.phase()) {
            case CartPhase.Unclaimed _, CartPhase.Claimed _ -> {}
            case CartPhase.Withdrawn withdrawn -> item.put(SESSION_ID, withdrawn.sessionId());
            case CartPhase.Completed completed -> item.put(SESSION_ID, completed.sessionId());
            case CartPhase.Published page ->
                    item.put(SESSION_ID, page.sessionId()).put(URL, page.url());
        }
        state.claim().ifPresent(claim -> put(item, claim, state.payments()));
        return item.build();
    }

    private static void put(Attributes.Builder item, CartClaim claim, CartPayments payments) {
        item.put(ATTEMPT, claim.attempt())
                .put("ofQuote", claim.ofQuote())
                .put("quoteSignature", claim.quoteSignature())
                .put("fingerprint", claim.fingerprint())
                .put("claimedAt", claim.claimedAt().getEpochSecond())
                .put("sessionExpiresAt", claim.expiresAt().getEpochSecond());
        CartPaymentRepository.put(
                item, payments, claim.claimedAt(), claim.expiresAt().plus(KEPT_AFTER_SESSION));
    }

    private static Instant time(Attributes item, String name) {
        return Instant.ofEpochSecond(item.number(name));
    }
}
