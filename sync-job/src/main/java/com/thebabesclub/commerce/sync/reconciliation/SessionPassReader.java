package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.settlement.SessionOwnershipService;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.stripe.StripeSessionClient.SessionPage;
import com.thebabesclub.commerce.sync.reconciliation.PassReader.CandidatePage;

import reactor.core.publisher.Mono;

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
        SessionComparison comparison,
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
                                states.withEmailPointers(ours)
                                        .map(stored -> candidates(page, ours, stored, window)))
                .map(candidates -> new CandidatePage(candidates, page.next()));
    }

    private List<Candidate> candidates(
            SessionPage page,
            Set<String> ours,
            Map<String, StoredState> stored,
            SyncWindow window) {
        Stream<Candidate> read =
                page.sessions().stream()
                        .map(
                                session ->
                                        Candidate.session(
                                                session.id(),
                                                session.created(),
                                                verdict(session, ours, stored)));
        Stream<Candidate> unread =
                page.unreadable().stream().map(id -> Candidate.unreadable(id, window.from()));
        return Stream.concat(read, unread).toList();
    }

    private Mono<CandidateResult> verdict(
            ObservedSession session, Set<String> ours, Map<String, StoredState> stored) {
        StoredState known = stored.getOrDefault(session.id(), StoredState.NOTHING);
        return ours.contains(session.id())
                ? comparison.verdict(session, known, DriftKind.BEHIND, Optional.empty())
                : Mono.just(CandidateResult.Foreign.of(session.facts().details().amounts()));
    }
}
