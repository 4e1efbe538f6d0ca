package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.domain.session.SessionOwnershipPolicy;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whose session it is: ours where its marks say so or the table has its pointer. The table is read
 * only for sessions whose marks do not fit.
 */
@Singleton
public final class SessionOwnershipService {

    /** That the table reads in a batch. */
    private static final int BATCH = 100;

    private final SessionOwnershipPolicy policy;
    private final SessionRepository sessions;

    @Inject
    SessionOwnershipService(
            ShopProperties shop, UnmarkedSessionProperties unmarked, SessionRepository sessions) {
        this(
                new SessionOwnershipPolicy(shop.app(), shop.env(), unmarked.unmarkedSessions()),
                sessions);
    }

    public SessionOwnershipService(SessionOwnershipPolicy policy, SessionRepository sessions) {
        this.policy = policy;
        this.sessions = sessions;
    }

    /** What the marks tell. */
    public SessionOwnershipPolicy policy() {
        return policy;
    }

    /** Costs half a read unit where the marks do not fit. */
    public Mono<Boolean> isOurs(ObservedSession session) {
        return policy.mayBeKnown(session)
                ? sessions.find(session.id()).hasElement()
                : Mono.just(policy.isMarked(session));
    }

    /** The ids of those that are ours. */
    public Mono<Set<String>> ours(Collection<ObservedSession> observed) {
        Set<String> marked = ids(observed.stream().filter(policy::isMarked).toList());
        Set<String> unsure = ids(observed.stream().filter(policy::mayBeKnown).toList());
        return Flux.fromIterable(unsure)
                .buffer(BATCH)
                .concatMap(sessions::findAll)
                .<Set<String>>collect(
                        () -> new HashSet<>(marked), (ours, known) -> ours.addAll(known.keySet()));
    }

    private static Set<String> ids(List<ObservedSession> sessions) {
        Set<String> ids = new HashSet<>();
        sessions.forEach(session -> ids.add(session.id()));
        return ids;
    }
}
