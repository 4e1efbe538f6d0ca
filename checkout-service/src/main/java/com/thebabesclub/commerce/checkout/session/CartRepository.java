package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.domain.session.CartPayments;
import com.thebabesclub.commerce.domain.stock.Reservation;
import com.thebabesclub.commerce.stock.ReservationItemMapper;
import com.thebabesclub.commerce.stock.ReservationWrites;
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
import reactor.util.retry.Retry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

        /** The reservation that was to be taken over is sold, or given back. */
        record Closed(long reservation) implements Outcome {}

        /** There is less than is wanted, by what was left. */
        record SoldOut(List<Shortage> shortages) implements Outcome {}

        /** Other carts of the address hold as much as one may, until then. */
        record NoPlace(Optional<Instant> until) implements Outcome {}
    }

    private static final Duration KEPT_AFTER_SESSION = Duration.ofDays(2);

    private static final String URL = "url";

    /** The number of the reservation that the claim sells. */
    private static final String RESERVATION = "reservation";

    /** Of two claims of one piece at the same moment DynamoDB may refuse both. */
    private static final int MOST_CONFLICTS = 6;

    private static final Duration LEAST_PAUSE = Duration.ofMillis(20);
    private static final Duration MOST_PAUSE = Duration.ofMillis(300);

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
        return written(cartId, seen, next, List.of())
                .onErrorResume(WriteRefused.class, refused -> refused(cartId, seen, next, refused));
    }

    /**
     * The same with one write more, where a reservation is opened. Fails with {@link WriteRefused}
     * where that alone was refused.
     */
    Mono<Outcome> write(String cartId, CartState seen, CartState next, Write more) {
        return written(cartId, seen, next, List.of(more))
                .onErrorResume(
                        WriteRefused.class,
                        refused ->
                                isAbout(more, cartId, seen, next, refused)
                                        ? Mono.error(refused)
                                        : refused(cartId, seen, next, refused));
    }

    /** One write costs half as much outside a transaction. */
    private Mono<Outcome> written(String cartId, CartState seen, CartState next, List<Write> more) {
        Write cart = replace(cartId, seen, next);
        if (next.reservation().equals(seen.reservation())) {
            return table.write(cart).thenReturn(new Outcome.Written());
        }
        List<Write> writes = new ArrayList<>(List.of(cart));
        writes.addAll(more);
        next.reservation()
                .map(
                        reservation ->
                                ReservationWrites.change(cartId, seen.reservation(), reservation))
                .ifPresent(writes::addAll);
        return Mono.defer(() -> table.transact(writes))
                .retryWhen(
                        Retry.backoff(MOST_CONFLICTS, LEAST_PAUSE)
                                .maxBackoff(MOST_PAUSE)
                                .filter(
                                        failure ->
                                                failure instanceof WriteRefused refused
                                                        && refused.isConflict())
                                .onRetryExhaustedThrow((_, last) -> last.failure()))
                .thenReturn(new Outcome.Written());
    }

    private static boolean isAbout(
            Write more, String cartId, CartState seen, CartState next, WriteRefused refused) {
        return refused.at(more.key())
                && !refused.at(Key.activeSession(cartId))
                && next.reservation()
                        .flatMap(reservation -> refused(cartId, seen, reservation, refused))
                        .isEmpty();
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
    private Mono<Outcome> refused(
            String cartId, CartState seen, CartState next, WriteRefused refused) {
        if (refused.at(Key.activeSession(cartId)) || refused.isConflict()) {
            return refusedAtCart(cartId, refused);
        }
        return next.reservation()
                .flatMap(reservation -> refused(cartId, seen, reservation, refused))
                .map(Mono::just)
                .orElseGet(() -> refusedAtCart(cartId, refused));
    }

    private static Optional<Outcome> refused(
            String cartId, CartState seen, Reservation wanted, WriteRefused refused) {
        if (refused.at(Key.reservation(cartId, wanted.number()))) {
            return Optional.of(new Outcome.Closed(wanted.number()));
        }
        List<Shortage> shortages = Shortage.of(seen.reservation(), wanted, refused);
        return shortages.isEmpty() ? Optional.empty() : Optional.of(new Outcome.SoldOut(shortages));
    }

    private Mono<Outcome> refusedAtCart(String cartId, WriteRefused refused) {
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
                item.has(CartPaymentRepository.ATTEMPT)
                        ? phase(item, open)
                        : new CartPhase.Unclaimed(),
                open,
                CartPaymentRepository.read(item),
                item.findMap(ReservationItemMapper.RESERVED).map(ReservationItemMapper::read));
    }

    private static CartPhase phase(Attributes item, Set<String> open) {
        CartClaim claim =
                new CartClaim(
                        (int) item.number(CartPaymentRepository.ATTEMPT),
                        (int) item.number("ofQuote"),
                        item.text("quoteSignature"),
                        item.text("fingerprint"),
                        time(item, "claimedAt"),
                        time(item, "sessionExpiresAt"),
                        item.findNumber(RESERVATION).stream().boxed().findFirst());
        Optional<String> session = item.findText(CartPaymentRepository.SESSION_ID);
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
            case CartPhase.Withdrawn withdrawn ->
                    item.put(CartPaymentRepository.SESSION_ID, withdrawn.sessionId());
            case CartPhase.Completed completed ->
                    item.put(CartPaymentRepository.SESSION_ID, completed.sessionId());
            case CartPhase.Published page ->
                    item.put(CartPaymentRepository.SESSION_ID, page.sessionId())
                            .put(URL, page.url());
        }
        item.putMap(
                ReservationItemMapper.RESERVED, state.reservation().map(ReservationItemMapper::of));
        state.claim().ifPresent(claim -> put(item, claim, state.payments()));
        return item.build();
    }

    private static void put(Attributes.Builder item, CartClaim claim, CartPayments payments) {
        item.put(CartPaymentRepository.ATTEMPT, claim.attempt())
                .put("ofQuote", claim.ofQuote())
                .put("quoteSignature", claim.quoteSignature())
                .put("fingerprint", claim.fingerprint())
                .put("claimedAt", claim.claimedAt().getEpochSecond())
                .put("sessionExpiresAt", claim.expiresAt().getEpochSecond());
        claim.reservation().ifPresent(number -> item.put(RESERVATION, number));
        CartPaymentRepository.put(
                item, payments, claim.claimedAt(), claim.expiresAt().plus(KEPT_AFTER_SESSION));
    }

    private static Instant time(Attributes item, String name) {
        return Instant.ofEpochSecond(item.number(name));
    }
}
