package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;

import jakarta.inject.Singleton;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The carts at the checkout, one item each: {@code CART#/ACTIVE}. */
@Singleton
final class CartRepository {

    private static final Duration KEPT_AFTER_SESSION = Duration.ofDays(2);

    private static final String ATTEMPT = "attempt";
    private static final String PAID_BY = "paidBy";
    private static final String PAID_AT = "paidAt";
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
                .map(CartRepository::live)
                .defaultIfEmpty(CartState.NONE);
    }

    /**
     * Looks at the cart until the claim's session is made or another claim is taken; empty where
     * neither happens in 3 seconds.
     */
    Mono<CartState> change(String cartId, CartClaim claim) {
        return Flux.fromIterable(PAUSES)
                .concatMap(pause -> Mono.delay(pause).then(read(cartId)), 1)
                .filter(seen -> seen.made().isPresent() || seen.attempt() != claim.attempt())
                .next();
    }

    /** Takes the claim if the cart is still as it was seen; empty where somebody was faster. */
    Mono<CartClaim> take(String cartId, CartState seen, CartClaim claim) {
        List<AttributeChange> changes =
                new ArrayList<>(
                        List.of(
                                AttributeChange.set(ATTEMPT, claim.attempt()),
                                AttributeChange.set("ofQuote", claim.ofQuote()),
                                AttributeChange.set("quoteSignature", claim.quoteSignature()),
                                AttributeChange.set("fingerprint", claim.fingerprint()),
                                AttributeChange.set(
                                        "claimedAt", claim.claimedAt().getEpochSecond()),
                                AttributeChange.set(
                                        "sessionExpiresAt", claim.expiresAt().getEpochSecond()),
                                AttributeChange.set(
                                        Attributes.EXPIRES_AT,
                                        claim.expiresAt()
                                                .plus(KEPT_AFTER_SESSION)
                                                .getEpochSecond()),
                                AttributeChange.remove(SESSION_ID),
                                AttributeChange.remove(URL),
                                AttributeChange.remove(PAID_BY),
                                AttributeChange.remove(PAID_AT)));
        changes.add(
                claim.toExpire()
                        .map(session -> AttributeChange.set("toExpire", session))
                        .orElseGet(() -> AttributeChange.remove("toExpire")));
        Write write = new Write.Update(Key.activeSession(cartId), changes, asSeen(seen));
        return table.write(write)
                .thenReturn(claim)
                .onErrorResume(WriteRefused.class, _ -> Mono.empty());
    }

    /**
     * Lets the session of the claim be found and paid; refused where there is a later claim, or
     * another session of this one, made by somebody to whom Stripe had answered otherwise.
     */
    static Write publish(String cartId, CartClaim claim, CartState.Made made) {
        return Write.update(
                Key.activeSession(cartId),
                Condition.equal(ATTEMPT, claim.attempt())
                        .and(
                                Condition.missing(SESSION_ID)
                                        .or(Condition.equal(SESSION_ID, made.sessionId()))),
                AttributeChange.set(SESSION_ID, made.sessionId()),
                AttributeChange.set(URL, made.url()));
    }

    /**
     * Hides a session again of which not everything could be written, so that the next request does
     * the work of the claim once more.
     */
    static Write withdraw(String cartId, CartClaim claim, CartState.Made made) {
        return Write.update(
                Key.activeSession(cartId),
                Condition.equal(ATTEMPT, claim.attempt())
                        .and(Condition.equal(SESSION_ID, made.sessionId())),
                AttributeChange.remove(SESSION_ID),
                AttributeChange.remove(URL));
    }

    /** A payment that arrived after the cart was seen must not be forgotten either. */
    private static Condition asSeen(CartState seen) {
        Condition attempt =
                seen.claim()
                        .map(claim -> Condition.equal(ATTEMPT, claim.attempt()))
                        .orElseGet(() -> Condition.missing(ATTEMPT));
        Condition payment =
                seen.paid()
                        .map(paid -> Condition.equal(PAID_BY, paid.sessionId()))
                        .orElseGet(() -> Condition.missing(PAID_BY));
        return attempt.and(payment);
    }

    private static CartState live(Attributes item) {
        Optional<CartState.Made> made =
                item.findText(SESSION_ID)
                        .map(session -> new CartState.Made(session, item.text(URL)));
        Optional<CartState.Paid> paid =
                item.findText(PAID_BY)
                        .map(session -> new CartState.Paid(session, time(item, PAID_AT)));
        return new CartState(
                item.has(ATTEMPT) ? Optional.of(claim(item)) : Optional.empty(), made, paid);
    }

    private static CartClaim claim(Attributes item) {
        return new CartClaim(
                (int) item.number(ATTEMPT),
                (int) item.number("ofQuote"),
                item.text("quoteSignature"),
                item.text("fingerprint"),
                time(item, "claimedAt"),
                time(item, "sessionExpiresAt"),
                item.findText("toExpire"));
    }

    private static Instant time(Attributes item, String name) {
        return Instant.ofEpochSecond(item.number(name));
    }
}
