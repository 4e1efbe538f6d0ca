package com.thebabesclub.commerce.stock;

import com.thebabesclub.commerce.domain.stock.Reservation;
import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The reservations that carts of an address have opened, one item an address. Whether one of them
 * is open still, it says itself: the end of a reservation touches no item but its own, so that no
 * place is given back twice, or never. Those that are over are left out once an address has no
 * place left.
 */
public final class OpenReservationRepository {

    /**
     * What an address without a place has.
     *
     * @param closed those of its reservations that are over
     * @param until when the first of the others ends
     */
    public record Places(Attributes item, Set<String> closed, Optional<Instant> until) {

        public Places {
            closed = Set.copyOf(closed);
        }

        /** Whether it is worth trying again without those that are over. */
        public boolean isAnyFree(ReservationLimit limit) {
            return item.textSet(NAMES).size() - closed.size() < limit.most();
        }
    }

    private record Found(String name, Optional<Instant> openUntil) {}

    private static final String NAMES = "open";
    private static final String COUNT = "count";
    private static final String SEPARATOR = "#";

    /** An address is kept no longer than rate limits keep it. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final CommerceTable table;

    public OpenReservationRepository(CommerceTable table) {
        this.table = table;
    }

    /** The part of a claim that opens a reservation; refused where the address has no place. */
    public static Write open(ReservationLimit limit, String cartId, Reservation opened) {
        return Write.update(
                Key.openReservations(limit.address()),
                Condition.missing(COUNT).or(Condition.less(COUNT, limit.most())),
                AttributeChange.addToSet(NAMES, name(cartId, opened)),
                AttributeChange.add(COUNT, 1),
                AttributeChange.set(Attributes.EXPIRES_AT, expiry(opened)));
    }

    /** The same, once it is known which of the address's reservations are over. */
    public static Write open(
            ReservationLimit limit, String cartId, Reservation opened, Places places) {
        Set<String> names = new HashSet<>(places.item().textSet(NAMES));
        names.removeAll(places.closed());
        names.add(name(cartId, opened));
        return Write.put(
                Attributes.item(Key.openReservations(limit.address()))
                        .putTextSet(NAMES, names)
                        .put(COUNT, names.size())
                        .put(Attributes.EXPIRES_AT, expiry(opened))
                        .build(),
                Condition.same(places.item(), NAMES));
    }

    /** Asks each of the reservations of an address whether it is open still. */
    public Mono<Places> places(Attributes item) {
        return Flux.fromIterable(item.textSet(NAMES))
                .flatMap(this::find)
                .collectList()
                .map(all -> places(item, all));
    }

    private static Places places(Attributes item, List<Found> all) {
        return new Places(
                item,
                all.stream()
                        .filter(found -> found.openUntil().isEmpty())
                        .map(Found::name)
                        .collect(Collectors.toSet()),
                all.stream().flatMap(found -> found.openUntil().stream()).min(Instant::compareTo));
    }

    private Mono<Found> find(String name) {
        String[] parts = name.split(SEPARATOR, 2);
        return table.getStrongly(Key.reservation(parts[0], Long.parseLong(parts[1])))
                .map(item -> new Found(name, openUntil(item)))
                .defaultIfEmpty(new Found(name, Optional.empty()));
    }

    private static Optional<Instant> openUntil(Attributes item) {
        return switch (ReservationState.ofText(item.text(ReservationWrites.STATE))) {
            case RESERVED, ENDING ->
                    Optional.of(
                            item.time(ReservationItemMapper.ENDS_AT)
                                    .plus(ReservationWrites.OVER_FOR_CERTAIN));
            case SOLD, RELEASED -> Optional.empty();
        };
    }

    private static String name(String cartId, Reservation reservation) {
        return cartId + SEPARATOR + reservation.number();
    }

    private static long expiry(Reservation opened) {
        return opened.endsAt().plus(KEPT).getEpochSecond();
    }
}
