package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.settlement.SessionOwnershipService;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.stripe.StripeSessionClient.SessionPage;
import com.thebabesclub.commerce.sync.reconciliation.PassReader.CandidatePage;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.repository.OrderListingRange;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The sessions that are complete, by when they were created. */
record SessionPassReader(
        StripeSessionClient sessions,
        RateLimitedRequestExecutor stripe,
        StoredStateReader states,
        SessionReconciler comparison,
        SessionOwnershipService ownership)
        implements PassReader {

    @Override
    public Mono<CandidatePage> page(SyncWindow window, Optional<String> after) {
        return stripe.ask(() -> sessions.complete(window.from(), window.to(), after))
                .flatMap(page -> batch(page, window));
    }

    private Mono<CandidatePage> batch(SessionPage page, SyncWindow window) {
        return ownership
                .ours(page.sessions())
                .flatMap(
                        ours ->
                                states.indexed(page, ours)
                                        .map(stored -> candidates(page, ours, stored, window)))
                .map(candidates -> new CandidatePage(candidates, page.next()));
    }

    private List<Candidate> candidates(
            SessionPage page,
            Set<String> ours,
            StoredStateReader.Indexed stored,
            SyncWindow window) {
        Stream<Candidate> read =
                page.sessions().stream()
                        .map(
                                session ->
                                        Candidate.session(
                                                session.id(),
                                                session.created(),
                                                verdict(session, ours, stored.states())));
        Stream<Candidate> unread =
                page.unreadable().stream().map(id -> Candidate.unreadable(id, window.from()));
        Stream<Candidate> strays = stored.strays().stream().map(this::stray);
        return Stream.of(read, unread, strays).flatMap(all -> all).toList();
    }

    private Candidate stray(Attributes row) {
        String sessionId = OrderListingRange.sessionId(row);
        Instant created = OrderListingRange.created(row);
        return Candidate.listing(sessionId, created, comparison.stray(sessionId, created));
    }

    private Mono<CandidateResult> verdict(
            ObservedSession session, Set<String> ours, Map<String, StoredState> stored) {
        StoredState known = stored.getOrDefault(session.id(), StoredState.NOTHING);
        return ours.contains(session.id())
                ? comparison.verdict(session, known, DriftKind.BEHIND, Optional.empty())
                : Mono.just(CandidateResult.Foreign.of(session.facts().details().amounts()));
    }
}
