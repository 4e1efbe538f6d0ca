package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.settlement.GuestOrderClaimService.Claim;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.ItemPage;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.KeyRange;
import com.thebabesclub.commerce.table.repository.EmailPointerRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import jakarta.inject.Singleton;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the orders that a claim covers, the newest first. */
@Singleton
final class GuestOrderFinder {

    private static final String PREFIX = "ORDER#";

    /** Where all pointers of an e-mail are behind, and rows of its own partition may be left. */
    private static final String PAST_POINTERS = PREFIX;

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 3;

    private final CommerceTable table;
    private final SessionRepository sessions;
    private final EmailPointerRepository emailPointers;

    GuestOrderFinder(
            CommerceTable table, SessionRepository sessions, EmailPointerRepository emailPointers) {
        this.table = table;
        this.sessions = sessions;
        this.emailPointers = emailPointers;
    }

    /**
     * What was found.
     *
     * @param sorts the ends of the orders' keys, which are the same wherever an order lies
     * @param next where to go on; empty where nothing is left
     */
    record Found(List<String> sorts, Optional<String> next) {

        private static final Found NOTHING = new Found(List.of(), Optional.empty());

        Found {
            sorts = List.copyOf(sorts);
        }

        List<String> sessionIds() {
            return sorts.stream().map(GuestOrderFinder::sessionId).toList();
        }

        private Found plus(Found more) {
            return new Found(
                    Stream.concat(sorts.stream(), more.sorts.stream()).distinct().toList(),
                    more.next);
        }

        private Found atMost(int most) {
            return sorts.size() <= most
                    ? this
                    : new Found(sorts.subList(0, most), Optional.of(sorts.get(most - 1)));
        }
    }

    /**
     * Up to so many sessions.
     *
     * @param after where the call before has ended
     */
    Mono<Found> find(Claim claim, Caller caller, Optional<String> after, int most) {
        Mono<Found> pointed =
                after.filter(PAST_POINTERS::equals).isPresent()
                        ? Mono.just(Found.NOTHING)
                        : in(Key.email(claim.email().text()), after, claim, most);
        return pointed.flatMap(
                found ->
                        found.next().isPresent()
                                ? Mono.just(found)
                                : emailPointers
                                        .isComplete()
                                        .flatMap(
                                                complete ->
                                                        complete
                                                                ? Mono.just(found)
                                                                : older(
                                                                        found, claim, caller,
                                                                        most)));
    }

    /** Orders from before there were pointers lie under the e-mail as it was typed then. */
    private Mono<Found> older(Found found, Claim claim, Caller caller, int most) {
        Stream<String> emails =
                Stream.concat(
                        caller.email().map(email -> email.toLowerCase(Locale.ROOT)).stream(),
                        Stream.of(claim.email().text()));
        return Flux.fromStream(emails.distinct())
                .map(email -> Key.profile(email).partition())
                .reduce(
                        Mono.just(found),
                        (before, partition) ->
                                before.flatMap(some -> more(some, partition, claim, most)))
                .flatMap(all -> all)
                .map(
                        all ->
                                new Found(
                                        all.sorts(),
                                        Optional.of(PAST_POINTERS)
                                                .filter(_ -> all.sorts().size() == most)));
    }

    private Mono<Found> more(Found found, String partition, Claim claim, int most) {
        int room = most - found.sorts().size();
        return room == 0
                ? Mono.just(found)
                : in(partition, Optional.empty(), claim, room).map(found::plus);
    }

    private Mono<Found> in(String partition, Optional<String> after, Claim claim, int most) {
        return page(partition, after)
                .expand(
                        page ->
                                page.next().isPresent()
                                        ? page(partition, page.next())
                                        : Mono.empty())
                .take(MOST_PAGES)
                .concatMap(page -> covered(page, claim), 1)
                .scan(Found.NOTHING, (found, page) -> found.plus(page))
                .takeUntil(found -> found.sorts().size() >= most)
                .last()
                .map(found -> found.atMost(most));
    }

    private Mono<ItemPage> page(String partition, Optional<String> after) {
        return table.query(KeyRange.newest(partition, PREFIX, PAGE).after(after));
    }

    /** What the sessions of a page say now, in one batch. */
    private Mono<Found> covered(ItemPage page, Claim claim) {
        List<String> sorts = page.items().stream().map(item -> item.key().sort()).toList();
        return sessions.findAll(sorts.stream().map(GuestOrderFinder::sessionId).distinct().toList())
                .map(
                        pointers ->
                                sorts.stream()
                                        .filter(
                                                sort ->
                                                        Optional.ofNullable(
                                                                        pointers.get(
                                                                                sessionId(sort)))
                                                                .filter(claim::covers)
                                                                .isPresent())
                                        .toList())
                .map(found -> new Found(found, page.next()));
    }

    private static String sessionId(String sort) {
        return sort.substring(sort.lastIndexOf('#') + 1);
    }
}
