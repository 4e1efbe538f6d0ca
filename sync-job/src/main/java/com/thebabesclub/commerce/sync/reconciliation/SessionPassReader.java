package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.stripe.StripeSessionClient.SessionPage;
import com.thebabesclub.commerce.sync.reconciliation.PassReader.CandidatePage;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The sessions that are complete, by when they were created. */
record SessionPassReader(
        StripeSessionClient sessions,
        RateLimitedRequestExecutor stripe,
        StoredStateReader states,
        SessionComparison comparison,
        String app)
        implements PassReader {

    @Override
    public Mono<CandidatePage> page(SyncWindow window, Optional<String> after) {
        return stripe.ask(() -> sessions.complete(window.from(), window.to(), after))
                .flatMap(page -> batch(page, window));
    }

    private Mono<CandidatePage> batch(SessionPage page, SyncWindow window) {
        List<String> ours =
                page.sessions().stream()
                        .filter(session -> session.isOf(app))
                        .map(ObservedSession::id)
                        .toList();
        return states.withEmailPointers(ours)
                .map(stored -> new CandidatePage(candidates(page, stored, window), page.next()));
    }

    private List<Candidate> candidates(
            SessionPage page, Map<String, StoredState> stored, SyncWindow window) {
        Stream<Candidate> read =
                page.sessions().stream()
                        .map(
                                session ->
                                        Candidate.session(
                                                session.id(),
                                                session.created(),
                                                verdict(session, stored)));
        Stream<Candidate> unread =
                page.unreadable().stream().map(id -> Candidate.unreadable(id, window.from()));
        return Stream.concat(read, unread).toList();
    }

    private Mono<CandidateResult> verdict(
            ObservedSession session, Map<String, StoredState> stored) {
        StoredState known = stored.getOrDefault(session.id(), StoredState.NOTHING);
        return session.isOf(app)
                ? comparison.verdict(session, known, DriftKind.BEHIND, Optional.empty())
                : Mono.just(new CandidateResult.Foreign());
    }
}
