package com.thebabesclub.commerce.outbox.orderevent;

import com.thebabesclub.commerce.domain.order.FulfilmentPolicy;
import com.thebabesclub.commerce.domain.order.FulfilmentStep;
import com.thebabesclub.commerce.domain.order.LineKey;
import com.thebabesclub.commerce.domain.order.OrderLine;
import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.Parcel;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.QuotedLines;
import com.thebabesclub.commerce.domain.order.SessionAmounts;
import com.thebabesclub.commerce.domain.order.SessionDetails;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.order.ShippingAddress;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.domain.session.SessionMetadata;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.event.EventLedger;
import com.thebabesclub.commerce.event.EventReceipt;
import com.thebabesclub.commerce.outbox.OutboxRepository;
import com.thebabesclub.commerce.outbox.OutboxWorker;
import com.thebabesclub.commerce.outbox.PostCommitTasks;
import com.thebabesclub.commerce.outbox.SweepReport;
import com.thebabesclub.commerce.outbox.SweepRequest;
import com.thebabesclub.commerce.outbox.TaskExecutor;
import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.settlement.OrderRetentionProperties;
import com.thebabesclub.commerce.settlement.SettlementCause;
import com.thebabesclub.commerce.settlement.SettlementService;
import com.thebabesclub.commerce.settlement.ShopCommandService;
import com.thebabesclub.commerce.stripe.CircuitBreaker;
import com.thebabesclub.commerce.stripe.StripeGateway;
import com.thebabesclub.commerce.stripe.StripeProperties;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.repository.SessionRepository;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestClock;

import io.micronaut.json.JsonMapper;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Processes of a shop that tells others of its orders, on a table that may outlive them.
 *
 * @param settlement of a service, which tells at once what it commits
 * @param commands of the same
 * @param jobSettlement of the job, which leaves it to its sweep
 * @param jobCommands of the same
 */
record OrderEventShop(
        CommerceTable table,
        SettlementService settlement,
        ShopCommandService commands,
        SettlementService jobSettlement,
        ShopCommandService jobCommands,
        OutboxRepository queue,
        OutboxWorker sweep,
        OrderEventDispatcher dispatcher,
        TestClock clock) {

    static final String SESSION = "cs_test_abc12345";
    static final String CUSTOMER = "ann@example.com";
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final LineKey RED = new LineKey("N-RED", Optional.empty());

    static OrderEventShop on(
            LocalTable local, DynamoDbAsyncClient client, URI webhook, TestClock clock) {
        return on(
                local,
                client,
                new OrderEventProperties(Optional.empty(), Optional.of(webhook.toString()), false),
                clock);
    }

    static OrderEventShop on(
            LocalTable local,
            DynamoDbAsyncClient client,
            OrderEventProperties properties,
            TestClock clock) {
        CommerceTable table = new CommerceTable(client, local.name());
        OutboxRepository queue = new OutboxRepository(table, clock);
        OrderEventDispatcher dispatcher =
                new OrderEventDispatcher(
                        properties,
                        new ShopProperties("babesclub", "The Babes Club", "prod"),
                        secrets(clock, SECRET),
                        OrderEventShop::noBus,
                        table,
                        JsonMapper.createDefault(),
                        _ -> {},
                        clock);
        TaskExecutor tasks =
                new TaskExecutor(
                        queue, dispatcher.handlers(), Duration.ofSeconds(20), _ -> {}, clock);
        return new OrderEventShop(
                table,
                settlement(table, clock, dispatcher.afterCommit(), properties),
                commands(table, clock, dispatcher.afterCommit(), properties),
                settlement(table, clock, PostCommitTasks.NONE, properties),
                commands(table, clock, PostCommitTasks.NONE, properties),
                queue,
                new OutboxWorker(table, queue, tasks, _ -> {}, clock),
                dispatcher,
                clock);
    }

    private static EventBridgeAsyncClient noBus() {
        throw new AssertionError("this shop has no bus");
    }

    private static SettlementService settlement(
            CommerceTable table,
            TestClock clock,
            PostCommitTasks atOnce,
            OrderEventProperties properties) {
        StripeGateway stripe =
                new StripeGateway(
                        new StripeProperties(URI.create("http://127.0.0.1:1")),
                        secrets(clock, SECRET),
                        new CircuitBreaker(clock, _ -> {}),
                        clock);
        return new SettlementService(
                table,
                new StripeSessionClient(stripe, clock),
                Optional.empty(),
                clock,
                new Random(1),
                _ -> {},
                atOnce,
                properties.isConfigured());
    }

    private static ShopCommandService commands(
            CommerceTable table,
            TestClock clock,
            PostCommitTasks atOnce,
            OrderEventProperties properties) {
        return new ShopCommandService(
                table,
                new OrderRetentionProperties(0),
                properties,
                Optional.of(atOnce),
                clock,
                new Random(2));
    }

    static Secrets secrets(TestClock clock, String webhook) {
        return Secrets.read(
                EnvironmentVariables.of(
                        Map.of("STRIPE_SECRET", "sk_test_x", "ORDER_WEBHOOK_SECRET", webhook)),
                _ -> Mono.just(Secret.of("-")),
                clock,
                SecretName.STRIPE_SECRET,
                SecretName.ORDER_WEBHOOK_SECRET);
    }

    /** What create-session writes, and a mark that saves the sweep from reading empty days. */
    void open() {
        Instant created = TestClock.NOON.minusSeconds(600);
        SessionPointer pointer =
                SessionPointer.created(
                        SESSION,
                        created,
                        created.plusSeconds(86_400),
                        Optional.of(new OrderOwner("user_12345", true)),
                        "v1.quote",
                        "cart1",
                        Optional.empty());
        QuotedLines lines =
                new QuotedLines(
                        List.of(line()),
                        Optional.of(new QuotedLines.Expected("usd", 120_000, 0, false)));
        Write mark =
                Write.put(
                        Attributes.item(Key.system("DUE_SWEEP"))
                                .put("sweptThrough", TestClock.NOON.getEpochSecond())
                                .build());
        Await.done(
                table.transact(
                        List.of(
                                SessionRepository.create(pointer),
                                SessionRepository.lines(SESSION, lines),
                                mark)));
    }

    /** Stripe tells how far the payment is. */
    void told(SessionStage stage, String eventId) {
        Await.done(settlement.settle(observed(stage), event(eventId)));
    }

    /** The job has seen how far the payment is, and leaves it to its sweep to tell it. */
    void seen(SessionStage stage) {
        Await.done(
                jobSettlement.settle(
                        observed(stage), SettlementCause.of(OrderSource.NIGHTLY_SYNC)));
    }

    /** One piece goes on its way, which the sweep is to tell. */
    void ship(String id) {
        Await.done(ship(jobCommands, id));
    }

    /** One piece goes on its way, which is told at once. */
    Mono<?> shipNow(String id) {
        return ship(commands, id);
    }

    private static Mono<?> ship(ShopCommandService by, String id) {
        return by.run(
                SESSION,
                new ShopCommandService.Request(id.repeat(32), "boss", id),
                FulfilmentPolicy.move(
                        FulfilmentStep.SHIPPED,
                        Map.of(RED, 1L),
                        Optional.of(
                                new Parcel(
                                        Optional.of("DHL"), Optional.of("JD01"), Optional.empty())),
                        Optional.empty()));
    }

    /** The sweep of some minutes later. */
    SweepReport swept() {
        clock.advance(Duration.ofMinutes(6));
        return Await.value(sweep.run(SweepRequest.until(Instant.MAX)));
    }

    SettlementCause event(String id) {
        return SettlementCause.event(
                new EventLedger(table, Duration.ofDays(90), clock)
                        .entry(
                                new EventReceipt(
                                        id,
                                        "checkout.session.completed",
                                        TestClock.NOON,
                                        Optional.of(SESSION),
                                        "digest")));
    }

    static ObservedSession observed(SessionStage stage) {
        SessionDetails details =
                new SessionDetails(
                        new SessionAmounts(
                                Optional.of("usd"),
                                Optional.of(123_450L),
                                Optional.of(120_000L),
                                Optional.of(0L),
                                Optional.of(0L),
                                Optional.of(3_450L),
                                Optional.empty()),
                        Optional.of(CUSTOMER),
                        Optional.of(
                                new ShippingAddress(
                                        Optional.of("Ann O'Neill"),
                                        Optional.of("1 Main St"),
                                        Optional.empty(),
                                        Optional.of("Toronto"),
                                        Optional.of("ON"),
                                        Optional.of("M5V 1A1"),
                                        Optional.of("CA"))),
                        Optional.of("pi_1"));
        return new ObservedSession(
                SESSION,
                TestClock.NOON.minusSeconds(600),
                Optional.of(TestClock.NOON.plusSeconds(85_800)),
                "payment",
                false,
                Map.of(SessionMetadata.APP, "babesclub", SessionMetadata.CART_ID, "cart1"),
                new PaymentFacts(stage, details, Optional.of(TestClock.NOON)));
    }

    private static OrderLine line() {
        return new OrderLine(
                "Red Necklace",
                Optional.of("N-RED"),
                Optional.of("necklaces"),
                2,
                60_000,
                120_000,
                0,
                0,
                120_000);
    }
}
