package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.stripe.StripeSessionClient.SessionPage;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.repository.EmailPointerRepository;
import com.thebabesclub.commerce.table.repository.OrderListingItemMapper;
import com.thebabesclub.commerce.table.repository.OrderListingRange;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the table knows, and for a dry run what it would know by now: without that, a refund that is
 * told by an event and by the list would be reported twice. One run uses it, one step at a time; it
 * holds no more than the run's share.
 */
final class StoredStateReader {

    /** Payments of sessions that one run remembers; more are read again. */
    private static final int MOST_REMEMBERED = 10_000;

    private final SessionRepository sessions;
    private final EmailPointerRepository emailPointers;
    private final ListingReader listings;
    private final TouchedDays touched;
    private final boolean believes;
    private final Map<String, StoredState> imagined = new HashMap<>();
    private final Map<String, String> intents = new HashMap<>();
    private final Map<String, String> seen = new HashMap<>();

    /**
     * @param touched gets the day of each session that is read
     * @param believes whether a session that says so is taken to have the pointer from its e-mail
     */
    StoredStateReader(
            SessionRepository sessions,
            EmailPointerRepository emailPointers,
            ListingReader listings,
            TouchedDays touched,
            boolean believes) {
        this.believes = believes;
        this.touched = touched;
        this.sessions = sessions;
        this.listings = listings;
        this.emailPointers = emailPointers;
    }

    /** Of up to a hundred sessions by id, as they may have been a moment ago; of those known. */
    Mono<Map<String, StoredState>> of(Collection<String> sessionIds) {
        return sessions.findAll(sessionIds).map(this::stands);
    }

    /**
     * What the table knows of a page of sessions, with the keys that lead to their orders.
     *
     * @param strays rows of the list between the page's first and last session, of none of them
     */
    record Indexed(Map<String, StoredState> states, List<Attributes> strays) {}

    /**
     * What the table knows of a page of sessions. Whether there are the pointers from the orders'
     * e-mails, the sessions say; those that do not, or all where they are not believed, cost one
     * batch more. The shop's list is read in one query, as long as the page is of one month.
     *
     * @param ours those of the page that are this shop's
     */
    Mono<Indexed> indexed(SessionPage page, Collection<String> ours) {
        return Mono.zip(sessions.findAll(ours), listed(page))
                .flatMap(
                        read ->
                                emailPointers
                                        .missing(unsure(read.getT1().values()))
                                        .map(
                                                missing ->
                                                        indexed(
                                                                page,
                                                                read.getT1(),
                                                                read.getT2(),
                                                                missing)));
    }

    private Mono<Map<String, Attributes>> listed(SessionPage page) {
        return page.sessions().isEmpty()
                ? Mono.just(Map.of())
                : listings.between(oldest(page), newest(page));
    }

    private Indexed indexed(
            SessionPage page,
            Map<String, SessionPointer> pointers,
            Map<String, Attributes> listed,
            Set<String> unpointed) {
        Map<String, StoredState> states = new HashMap<>();
        pointers.forEach(
                (id, pointer) ->
                        states.put(
                                id,
                                stand(pointer)
                                        .with(
                                                unpointed.contains(id),
                                                isMislisted(
                                                        pointer,
                                                        Optional.ofNullable(listed.get(id))))));
        return new Indexed(states, strays(page, listed));
    }

    private static boolean isMislisted(SessionPointer pointer, Optional<Attributes> listed) {
        return pointer.record().isPresent()
                && listed.filter(row -> OrderListingItemMapper.isAsPointed(row, pointer)).isEmpty();
    }

    /** What was created in the page's first or last second may be on the page beside it. */
    private static List<Attributes> strays(SessionPage page, Map<String, Attributes> listed) {
        Map<String, Attributes> strays = new HashMap<>(listed);
        page.sessions().forEach(session -> strays.remove(session.id()));
        page.unreadable().forEach(strays::remove);
        return strays.values().stream()
                .filter(row -> OrderListingRange.created(row).isAfter(oldest(page)))
                .filter(row -> OrderListingRange.created(row).isBefore(newest(page)))
                .toList();
    }

    private static Instant oldest(SessionPage page) {
        return page.sessions().getLast().created();
    }

    private static Instant newest(SessionPage page) {
        return page.sessions().getFirst().created();
    }

    private List<SessionPointer> unsure(Collection<SessionPointer> pointers) {
        return pointers.stream().filter(pointer -> !believes || !pointer.emailPointed()).toList();
    }

    private Map<String, StoredState> stands(Map<String, SessionPointer> pointers) {
        Map<String, StoredState> stands = new HashMap<>();
        pointers.forEach((id, pointer) -> stands.put(id, stand(pointer)));
        return stands;
    }

    /** Of one session as it is now, with all its refunds. */
    Mono<StoredState> now(String sessionId) {
        return sessions.read(sessionId)
                .doOnNext(stored -> stored.pointer().ifPresent(this::touch))
                .map(stored -> imagined.getOrDefault(sessionId, StoredState.of(stored.pointer())));
    }

    /** The sessions of up to a hundred payment intents, by intent; of those known. */
    Mono<Map<String, String>> ofIntents(Collection<String> intentIds) {
        List<String> unseen = intentIds.stream().filter(id -> !seen.containsKey(id)).toList();
        Mono<Map<String, String>> read =
                unseen.isEmpty() ? Mono.just(Map.of()) : sessions.ofPaymentIntents(unseen);
        return read.map(known -> sessions(intentIds, known));
    }

    private Map<String, String> sessions(Collection<String> intentIds, Map<String, String> known) {
        Map<String, String> all = new HashMap<>(known);
        for (String intent : intentIds) {
            Optional.ofNullable(seen.get(intent))
                    .or(() -> Optional.ofNullable(intents.get(intent)))
                    .ifPresent(session -> all.putIfAbsent(intent, session));
        }
        return all;
    }

    private void remember(SessionPointer pointer) {
        pointer.facts()
                .details()
                .paymentIntentId()
                .filter(_ -> seen.size() < MOST_REMEMBERED)
                .ifPresent(intent -> seen.put(intent, pointer.sessionId()));
    }

    /** From now on the session is taken to stand so. */
    void imagine(String sessionId, PaymentFacts facts) {
        imagined.put(sessionId, new StoredState(facts, true));
        facts.details().paymentIntentId().ifPresent(intent -> intents.put(intent, sessionId));
    }

    /** A session of ours of which something was told that is not read again. */
    void touch(Instant created) {
        touched.add(created);
    }

    private void touch(SessionPointer pointer) {
        touch(pointer.created());
    }

    private StoredState stand(SessionPointer pointer) {
        touch(pointer);
        remember(pointer);
        return imagined.getOrDefault(pointer.sessionId(), StoredState.of(Optional.of(pointer)));
    }
}
