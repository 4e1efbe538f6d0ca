package com.thebabesclub.commerce.outbox.mail;

import com.thebabesclub.commerce.domain.order.OrderLine;
import com.thebabesclub.commerce.domain.order.OrderOwner;
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
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.outbox.OutboxWorker;
import com.thebabesclub.commerce.outbox.PostCommitTasks;
import com.thebabesclub.commerce.outbox.SweepReport;
import com.thebabesclub.commerce.outbox.SweepRequest;
import com.thebabesclub.commerce.outbox.TaskExecutor;
import com.thebabesclub.commerce.outbox.mail.MailProperties.Sender;
import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.settlement.SettlementCause;
import com.thebabesclub.commerce.settlement.SettlementService;
import com.thebabesclub.commerce.stripe.CircuitBreaker;
import com.thebabesclub.commerce.stripe.StripeGateway;
import com.thebabesclub.commerce.stripe.StripeProperties;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.repository.OrderRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestClock;

import io.micronaut.json.JsonMapper;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** One process of a shop with mail, on a table that may outlive it. */
record MailShop(
        CommerceTable table,
        SettlementService settlement,
        OutboxWorker sweep,
        MailDispatcher dispatcher,
        TestClock clock) {

    static final String SESSION = "cs_test_abc12345";
    static final String CUSTOMER = "ann@example.com";
    static final String SHOP = "orders@thebabesclub.com";

    static final List<OrderLine> LINES =
            List.of(
                    new OrderLine(
                            "Red <Necklace> {{shop}}",
                            Optional.of("N-RED"),
                            Optional.of("necklaces"),
                            2,
                            60_000,
                            120_000,
                            0,
                            0,
                            120_000));

    static MailShop on(
            LocalTable local, DynamoDbAsyncClient client, URI postmark, TestClock clock) {
        MailSettings settings =
                new MailSettings(
                        new MailProperties(
                                Sender.POSTMARK,
                                Optional.of("shop@thebabesclub.com"),
                                Optional.of(SHOP)),
                        new PostmarkProperties(postmark),
                        new ShopProperties("babesclub", "The Babes Club", "prod"));
        CommerceTable table = new CommerceTable(client, local.name());
        MailDispatcher dispatcher =
                new MailDispatcher(
                        settings,
                        secrets(clock),
                        MailShop::noSes,
                        JsonMapper.createDefault(),
                        _ -> {},
                        clock);
        return of(table, dispatcher, clock);
    }

    private static SesV2AsyncClient noSes() {
        throw new AssertionError("this shop's mail goes by Postmark");
    }

    static MailShop of(CommerceTable table, MailDispatcher dispatcher, TestClock clock) {
        OutboxRepository queue = new OutboxRepository(table, clock);
        TaskExecutor tasks =
                new TaskExecutor(
                        queue,
                        dispatcher.handlers(new OrderRepository(table)),
                        Duration.ofSeconds(20),
                        _ -> {},
                        clock);
        return new MailShop(
                table,
                settlement(
                        table,
                        clock,
                        PostCommitTasks.NONE.and(
                                OutboxTask.Kind.MAIL, dispatcher.afterCommit(queue))),
                new OutboxWorker(table, queue, tasks, _ -> {}, clock),
                dispatcher,
                clock);
    }

    static SettlementService settlement(
            CommerceTable table, TestClock clock, PostCommitTasks followUps) {
        EnvironmentVariables settings =
                EnvironmentVariables.of(Map.of("STRIPE_SECRET", "sk_test_x"));
        Secrets secrets =
                Secrets.read(
                        settings, _ -> Mono.just(Secret.of("-")), clock, SecretName.STRIPE_SECRET);
        StripeGateway stripe =
                new StripeGateway(
                        new StripeProperties(URI.create("http://127.0.0.1:1")),
                        secrets,
                        new CircuitBreaker(clock, _ -> {}),
                        clock);
        return new SettlementService(
                table,
                new StripeSessionClient(stripe, clock),
                Optional.empty(),
                clock,
                new Random(1),
                _ -> {},
                followUps);
    }

    static Secrets secrets(TestClock clock) {
        return Secrets.read(
                EnvironmentVariables.of(Map.of("POSTMARK_TOKEN", "token-1")),
                _ -> Mono.just(Secret.of("-")),
                clock,
                SecretName.POSTMARK_TOKEN);
    }

    /** What create-session writes, and a mark that saves the sweep from reading empty days. */
    void open(Optional<String> coupon) {
        Instant created = TestClock.NOON.minusSeconds(600);
        SessionPointer pointer =
                SessionPointer.created(
                        SESSION,
                        created,
                        created.plusSeconds(86_400),
                        Optional.of(new OrderOwner("user_12345", true)),
                        "v1.quote",
                        "cart1",
                        coupon);
        QuotedLines lines =
                new QuotedLines(
                        LINES, Optional.of(new QuotedLines.Expected("usd", 120_000, 0, false)));
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

    static ObservedSession observed(SessionStage stage) {
        return observed(stage, CUSTOMER);
    }

    static ObservedSession observed(SessionStage stage, String email) {
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
                        Optional.of(email),
                        Optional.of(
                                new ShippingAddress(
                                        Optional.of("Ann O'Neill"),
                                        Optional.of("1 <Main> St"),
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

    SweepReport swept() {
        return Await.value(sweep.run(SweepRequest.until(Instant.MAX)));
    }
}
