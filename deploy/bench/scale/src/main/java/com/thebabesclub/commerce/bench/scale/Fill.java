package com.thebabesclub.commerce.bench.scale;

import com.thebabesclub.commerce.domain.order.OrderLine;
import com.thebabesclub.commerce.domain.order.OrderNumber;
import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.QuotedLines;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.stripe.CircuitBreaker;
import com.thebabesclub.commerce.stripe.StripeGateway;
import com.thebabesclub.commerce.stripe.StripeProperties;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.stripe.StripeSessionClient.SessionPage;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A table that knows the sessions of an account as settlement has written them: all but one in a
 * hundred, and one in a hundred as it was before its payment arrived.
 */
final class Fill {

    private static final Duration WINDOW = Duration.ofHours(24);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int WRITES = 50;
    private static final int AT_ONCE = 4;
    private static final int HUNDRED = 100;
    private static final int MISSING = 1;
    private static final int BEHIND = 2;

    private final CommerceTable table;
    private final StripeSessionClient stripe;
    private final Instant now = Clock.systemUTC().instant();
    private final List<String> missing = new ArrayList<>();
    private final List<String> behind = new ArrayList<>();
    private int seen;

    Fill(CommerceTable table, URI account) {
        this.table = table;
        Clock clock = Clock.systemUTC();
        EnvironmentVariables settings =
                EnvironmentVariables.of(Map.of("STRIPE_SECRET", Account.KEY));
        Secrets secrets =
                Secrets.read(
                        settings,
                        _ -> Mono.just(Secret.of("none")),
                        clock,
                        SecretName.STRIPE_SECRET);
        this.stripe =
                new StripeSessionClient(
                        new StripeGateway(
                                new StripeProperties(account),
                                secrets,
                                new CircuitBreaker(clock, _ -> {}),
                                clock),
                        clock);
    }

    /** Ids of the sessions that the table does not know at all. */
    List<String> missing() {
        return missing;
    }

    /** Ids of the sessions whose payment the table does not know. */
    List<String> behind() {
        return behind;
    }

    /** All sessions, a page at a time. */
    void all() {
        mark();
        Optional<String> after = Optional.empty();
        do {
            SessionPage page =
                    Objects.requireNonNull(
                            stripe.complete(now.minus(WINDOW), now.plus(WINDOW), after)
                                    .block(LIMIT));
            write(page.sessions());
            after = page.next();
        } while (after.isPresent());
    }

    /** Nothing of the legacy Python Lambdas is here. */
    private void mark() {
        table.write(
                        Write.put(
                                Attributes.item(Key.system("MIGRATED"))
                                        .put("migratedAt", now.getEpochSecond())
                                        .put("orders", 0)
                                        .build()))
                .block(LIMIT);
    }

    private void write(List<ObservedSession> sessions) {
        List<Write> writes = new ArrayList<>();
        for (ObservedSession session : sessions) {
            int place = seen++ % HUNDRED;
            if (place == MISSING) {
                missing.add(session.id());
            } else if (place == BEHIND) {
                behind.add(session.id());
                writes.addAll(pointer(session, unpaid(session.facts())));
                writes.add(SessionRepository.lines(session.id(), lines()));
            } else {
                writes.addAll(pointer(session, session.facts()));
            }
        }
        Flux.fromIterable(writes)
                .buffer(WRITES)
                .flatMap(table::transact, AT_ONCE)
                .then()
                .block(LIMIT);
    }

    private List<Write> pointer(ObservedSession session, PaymentFacts facts) {
        SessionPointer none = SessionPointer.rebuilt(session);
        OrderOwner owner = none.owner().orElseThrow();
        OrderRecord record =
                new OrderRecord(
                        owner,
                        OrderNumber.of(session.id()),
                        OrderSource.WEBHOOK,
                        Optional.empty(),
                        session.created());
        return SessionRepository.replace(none, none.with(facts, Optional.of(record)));
    }

    private static PaymentFacts unpaid(PaymentFacts facts) {
        return new PaymentFacts(SessionStage.UNPAID, facts.details(), facts.completedAt());
    }

    private static QuotedLines lines() {
        OrderLine line =
                new OrderLine(
                        "Red Necklace",
                        Optional.of("N-RED"),
                        Optional.empty(),
                        2,
                        3000,
                        6000,
                        0,
                        0,
                        6000);
        return new QuotedLines(
                List.of(line), Optional.of(new QuotedLines.Expected("usd", 6000, 0, false)));
    }
}
