package com.thebabesclub.commerce.sync.reconcile;

import com.thebabesclub.commerce.session.ObservedSession;
import com.thebabesclub.commerce.stripe.SessionPage;
import com.thebabesclub.commerce.stripe.StripeSessions;

import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sessions that are complete, by when they were created. */
final class SessionRound implements Round {

    private final StripeSessions sessions;
    private final Paced stripe;
    private final Standings standings;
    private final SessionLook look;
    private final String app;

    SessionRound(
            StripeSessions sessions,
            Paced stripe,
            Standings standings,
            SessionLook look,
            String app) {
        this.sessions = sessions;
        this.stripe = stripe;
        this.standings = standings;
        this.look = look;
        this.app = app;
    }

    @Override
    public Mono<Batch> page(Window window, Optional<String> after) {
        return stripe.ask(() -> sessions.complete(window.from(), window.to(), after))
                .flatMap(page -> batch(page, window));
    }

    private Mono<Batch> batch(SessionPage page, Window window) {
        List<String> ours =
                page.sessions().stream()
                        .filter(session -> session.isOf(app))
                        .map(ObservedSession::id)
                        .toList();
        return standings
                .of(ours)
                .map(stands -> new Batch(looks(page, stands, window), page.next()));
    }

    private List<Look> looks(SessionPage page, Map<String, Stand> stands, Window window) {
        List<Look> looks = new ArrayList<>();
        for (ObservedSession session : page.sessions()) {
            Stand stand = stands.getOrDefault(session.id(), Stand.NOTHING);
            looks.add(Look.session(session.id(), session.created(), verdict(session, stand)));
        }
        page.unreadable().forEach(id -> looks.add(Look.unreadable(id, window.from())));
        return looks;
    }

    private Mono<Verdict> verdict(ObservedSession session, Stand stand) {
        return session.isOf(app)
                ? look.verdict(session, stand, Drift.BEHIND, Optional.empty())
                : Mono.just(new Verdict.Foreign());
    }
}
