package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.domain.stock.Reservation;
import com.thebabesclub.commerce.stock.OpenReservationRepository;
import com.thebabesclub.commerce.stock.ReservationLimit;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.Optional;

/** Takes claims of carts: those that hold counted pieces only as far as their address may. */
@Singleton
final class CartClaimRepository {

    /** Other carts of the address may take the places that are found to be free. */
    private static final int MOST_TRIES = 3;

    private final CartRepository carts;
    private final OpenReservationRepository places;

    CartClaimRepository(CartRepository carts, CommerceTable table) {
        this.carts = carts;
        this.places = new OpenReservationRepository(table);
    }

    /** As {@link CartRepository#write}; whoever takes a reservation over opens none. */
    Mono<CartRepository.Outcome> take(
            String cartId, CheckoutStep.Take take, ReservationLimit limit) {
        Optional<Long> before = take.seen().reservation().map(Reservation::number);
        return take.next()
                .reservation()
                .filter(_ -> limit.most() > 0)
                .filter(opened -> !before.equals(Optional.of(opened.number())))
                .map(opened -> new Opening(cartId, take, opened, limit))
                .map(opening -> open(opening, opening.write(), 1))
                .orElseGet(() -> carts.write(cartId, take.seen(), take.next()));
    }

    private record Opening(
            String cartId, CheckoutStep.Take take, Reservation opened, ReservationLimit limit) {

        Write write() {
            return OpenReservationRepository.open(limit, cartId, opened);
        }

        Write write(OpenReservationRepository.Places places) {
            return OpenReservationRepository.open(limit, cartId, opened, places);
        }
    }

    private Mono<CartRepository.Outcome> open(Opening opening, Write place, int tries) {
        CheckoutStep.Take take = opening.take();
        return carts.write(opening.cartId(), take.seen(), take.next(), place)
                .onErrorResume(
                        WriteRefused.class,
                        refused ->
                                tries >= MOST_TRIES
                                        ? Mono.just(noPlace(Optional.empty()))
                                        : again(opening, refused, tries + 1));
    }

    private Mono<CartRepository.Outcome> again(Opening opening, WriteRefused refused, int tries) {
        return Mono.justOrEmpty(refused.found(Key.openReservations(opening.limit().address())))
                .flatMap(places::places)
                .flatMap(
                        found ->
                                found.isAnyFree(opening.limit())
                                        ? open(opening, opening.write(found), tries)
                                        : Mono.just(noPlace(found.until())))
                .switchIfEmpty(Mono.defer(() -> open(opening, opening.write(), tries)));
    }

    private static CartRepository.Outcome noPlace(Optional<Instant> until) {
        return new CartRepository.Outcome.NoPlace(until);
    }
}
