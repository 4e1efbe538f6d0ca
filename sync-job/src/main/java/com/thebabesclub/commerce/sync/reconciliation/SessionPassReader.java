package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.stripe.SessionPage;
import com.thebabesclub.commerce.stripe.StripeSessionClient;

import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sessions that are complete, by when they were created. */
final class SessionPassReader implements PassReader {

    private final StripeSessionClient sessions;
    private final RateLimitedRequestExecutor stripe;
    private final StoredStateReader states;
    private final SessionComparison look;
    private final String app;

    SessionPassReader(
            StripeSessionClient sessions,
            RateLimitedRequestExecutor stripe,
            StoredStateReader states,
            SessionComparison look,
            String app) {
        this.sessions = sessions;
        this.stripe = stripe;
        this.states = states;
        this.look = look;
        this.app = app;
    }

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
        return states.of(ours)
                .map(stands -> new CandidatePage(looks(page, stands, window), page.next()));
    }

    private List<Candidate> looks(
            SessionPage page, Map<String, StoredState> stands, SyncWindow window) {
        List<Candidate> looks = new ArrayList<>();
        for (ObservedSession session : page.sessions()) {
            StoredState stored = stands.getOrDefault(session.id(), StoredState.NOTHING);
            looks.add(Candidate.session(session.id(), session.created(), verdict(session, stored)));
        }
        page.unreadable().forEach(id -> looks.add(Candidate.unreadable(id, window.from())));
        return looks;
    }

    private Mono<CandidateResult> verdict(ObservedSession session, StoredState stored) {
        return session.isOf(app)
                ? look.verdict(session, stored, DriftKind.BEHIND, Optional.empty())
                : Mono.just(new CandidateResult.Foreign());
    }
}
