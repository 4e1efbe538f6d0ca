package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.domain.session.SessionMetadata;
import com.thebabesclub.commerce.settlement.SessionOwnershipService;
import com.thebabesclub.commerce.settlement.SettlementCause;
import com.thebabesclub.commerce.settlement.SettlementResult;
import com.thebabesclub.commerce.settlement.SettlementService;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.stripe.StripeSessionClient.SessionPage;
import com.thebabesclub.commerce.sync.command.UsageException;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import jakarta.inject.Singleton;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The sessions of the legacy Python Lambdas that carry nothing by which this shop knows them. */
@Singleton
record UnmarkedSessionService(
        StripeSessionClient stripe,
        SessionRepository repository,
        SettlementService settlement,
        SessionOwnershipService ownership,
        Clock clock) {

    /**
     * Those of so long that are not over without a payment, and what the shop's sessions say that
     * nothing reads.
     */
    Mono<SessionFindings> ofLast(Duration age) {
        Instant now = clock.instant();
        Instant from = now.minus(age);
        return page(from, now, Optional.empty())
                .expand(
                        page ->
                                page.next().isPresent()
                                        ? page(from, now, page.next())
                                        : Mono.empty())
                .concatMap(page -> findings(page.sessions()))
                .reduce(SessionFindings.NONE, SessionFindings::plus);
    }

    /** Makes a session ours, whatever its marks: settles what Stripe has of it. */
    Mono<SettlementResult> adopt(String sessionId) {
        return stripe.retrieve(sessionId)
                .doOnNext(UnmarkedSessionService::requireNobodyElses)
                .flatMap(
                        session ->
                                settlement.settle(session, SettlementCause.of(OrderSource.ADMIN)));
    }

    private Mono<SessionPage> page(Instant from, Instant to, Optional<String> after) {
        return stripe.all(from, to, after);
    }

    private Mono<SessionFindings> findings(List<ObservedSession> sessions) {
        SortedMap<String, Long> keys = foreignKeys(sessions);
        return unmarked(sessions)
                .collectList()
                .map(unmarked -> new SessionFindings(unmarked, keys));
    }

    /** Of sessions that may be this shop's: what others write on theirs is theirs. */
    private SortedMap<String, Long> foreignKeys(List<ObservedSession> sessions) {
        return sessions.stream()
                .filter(session -> isNobodys(session) || ownership.policy().isMarked(session))
                .flatMap(session -> session.metadata().keySet().stream())
                .filter(name -> !SessionMetadata.NAMES.contains(name))
                .collect(
                        Collectors.groupingBy(
                                Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private Flux<UnmarkedSession> unmarked(List<ObservedSession> sessions) {
        List<ObservedSession> candidates =
                sessions.stream().filter(UnmarkedSessionService::mayBeLost).toList();
        return repository
                .findAll(candidates.stream().map(ObservedSession::id).toList())
                .flatMapIterable(known -> without(candidates, known.keySet()))
                .map(UnmarkedSession::of);
    }

    /** Those that only the setting takes are listed whether or not it is on. */
    private static List<ObservedSession> without(
            List<ObservedSession> candidates, Set<String> known) {
        return candidates.stream().filter(session -> !known.contains(session.id())).toList();
    }

    private static boolean mayBeLost(ObservedSession session) {
        SessionStage stage = session.facts().stage();
        return session.mode().equals("payment")
                && isNobodys(session)
                && session.metadata(SessionMetadata.QUOTE_SIGNATURE).isEmpty()
                && stage != SessionStage.EXPIRED
                && stage != SessionStage.FAILED;
    }

    private static boolean isNobodys(ObservedSession session) {
        return session.metadata(SessionMetadata.APP).isEmpty()
                && session.metadata(SessionMetadata.ENV).isEmpty();
    }

    private static void requireNobodyElses(ObservedSession session) {
        if (!session.mode().equals("payment") || !isNobodys(session)) {
            throw new UsageException(
                    session.id() + " is no payment, or has the mark of a shop or environment.");
        }
    }
}
