package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.order.OrderLine;
import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.QuotedLines;
import com.thebabesclub.commerce.domain.order.ShopDecision;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.outbox.OutboxRepository;
import com.thebabesclub.commerce.outbox.OutboxTask.Owed;
import com.thebabesclub.commerce.outbox.OutboxWorker;
import com.thebabesclub.commerce.outbox.SweepRequest;
import com.thebabesclub.commerce.outbox.TaskExecutor;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.stripe.CircuitBreaker;
import com.thebabesclub.commerce.stripe.StripeGateway;
import com.thebabesclub.commerce.stripe.StripePaymentClient;
import com.thebabesclub.commerce.stripe.StripeProperties;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.repository.SessionRepository;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Life;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestShop;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** One process of a shop that gives money back, at a table and a Stripe that outlive it. */
record RefundShop(
        CommerceTable table,
        StripeSessionClient sessions,
        SettlementService settlement,
        ShopCommandService commands,
        TaskExecutor tasks,
        OutboxWorker sweep) {

    private static final Instant CREATED = TestClock.NOON.minusSeconds(600);

    static RefundShop on(TestShop world, Life life) {
        TestClock clock = world.clock();
        CommerceTable table = new CommerceTable(life.client(world.table()), world.table().name());
        StripeGateway gateway =
                new StripeGateway(
                        new StripeProperties(life.server(URI.create(world.stripe().baseUrl()))),
                        Secrets.read(
                                EnvironmentVariables.of(
                                        Map.of(
                                                "STRIPE_SECRET",
                                                world.variables().get("STRIPE_SECRET"))),
                                _ -> Mono.error(new AssertionError("nothing is read from SSM")),
                                clock,
                                SecretName.STRIPE_SECRET),
                        new CircuitBreaker(clock, _ -> {}),
                        clock);
        StripeSessionClient sessions = new StripeSessionClient(gateway, clock);
        SettlementService settlement =
                new SettlementService(
                        table, sessions, Optional.empty(), clock, new Random(1), _ -> {});
        ShopCommandService commands =
                new ShopCommandService(
                        table, new OrderRetentionProperties(0), clock, new Random(2));
        OutboxRepository queue = new OutboxRepository(table, clock);
        TaskExecutor tasks =
                new TaskExecutor(
                        queue,
                        Map.of(
                                Owed.REFUND,
                                new RefundTaskHandler(
                                        table,
                                        new StripePaymentClient(gateway),
                                        settlement,
                                        commands,
                                        Mono::empty,
                                        clock)),
                        Duration.ofSeconds(20),
                        _ -> {},
                        clock);
        return new RefundShop(
                table,
                sessions,
                settlement,
                commands,
                tasks,
                new OutboxWorker(table, queue, tasks, _ -> {}, clock));
    }

    /** A paid order of two necklaces, and a mark that saves the sweep from reading empty days. */
    String paid(TestShop world) {
        String session = world.session(TestShop.cart());
        OrderLine line =
                new OrderLine(
                        "Red Necklace",
                        Optional.of("N-RED"),
                        Optional.of("necklaces"),
                        2,
                        3000,
                        6000,
                        0,
                        0,
                        6000);
        Await.done(
                table.transact(
                        List.of(
                                SessionRepository.create(
                                        SessionPointer.created(
                                                session,
                                                CREATED,
                                                CREATED.plusSeconds(86_400),
                                                Optional.of(new OrderOwner("user_1", true)),
                                                "v1.quote",
                                                "cart1",
                                                Optional.empty())),
                                SessionRepository.lines(
                                        session,
                                        new QuotedLines(
                                                List.of(line),
                                                Optional.of(
                                                        new QuotedLines.Expected(
                                                                "usd", 6000, 0, false)))),
                                Write.put(
                                        Attributes.item(Key.system("DUE_SWEEP"))
                                                .put(
                                                        "sweptThrough",
                                                        TestClock.NOON.getEpochSecond())
                                                .build()))));
        world.stripe().pay(session);
        Await.done(
                sessions.retrieve(session)
                        .flatMap(
                                observed ->
                                        settlement.settle(
                                                observed, SettlementCause.of(OrderSource.STATUS))));
        return session;
    }

    /** As an operator's route does it: the commit, and then the call to Stripe. */
    Mono<Void> ask(String session, String id, ShopDecision decision) {
        return commit(session, id, decision)
                .flatMapMany(result -> Flux.fromIterable(result.mine()))
                .concatMap(task -> tasks.run(OutboxRepository.mine(task)))
                .then();
    }

    /** The commit alone. */
    Mono<ShopCommandService.Result> commit(String session, String id, ShopDecision decision) {
        return commands.run(
                session, new ShopCommandService.Request(id, "boss", "digest"), decision);
    }

    void swept() {
        Await.done(sweep.run(SweepRequest.until(Instant.MAX)));
    }
}
