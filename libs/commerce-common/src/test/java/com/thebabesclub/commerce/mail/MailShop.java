package com.thebabesclub.commerce.mail;

import com.thebabesclub.commerce.due.DueQueue;
import com.thebabesclub.commerce.due.Sweep;
import com.thebabesclub.commerce.due.SweepReport;
import com.thebabesclub.commerce.due.SweepRequest;
import com.thebabesclub.commerce.due.TaskRun;
import com.thebabesclub.commerce.ledger.EventLedger;
import com.thebabesclub.commerce.ledger.EventReceipt;
import com.thebabesclub.commerce.mail.MailProperties.Sender;
import com.thebabesclub.commerce.order.Facts;
import com.thebabesclub.commerce.order.OrderLine;
import com.thebabesclub.commerce.order.Owner;
import com.thebabesclub.commerce.order.QuotedLines;
import com.thebabesclub.commerce.order.SessionDetails;
import com.thebabesclub.commerce.order.ShippingAddress;
import com.thebabesclub.commerce.order.Stage;
import com.thebabesclub.commerce.secret.Secret;
import com.thebabesclub.commerce.secret.SecretName;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.session.ObservedSession;
import com.thebabesclub.commerce.session.SessionMetadata;
import com.thebabesclub.commerce.session.SessionPointer;
import com.thebabesclub.commerce.session.Sessions;
import com.thebabesclub.commerce.setting.ShopProperties;
import com.thebabesclub.commerce.setting.Variables;
import com.thebabesclub.commerce.settlement.AfterCommit;
import com.thebabesclub.commerce.settlement.Cause;
import com.thebabesclub.commerce.settlement.Settlement;
import com.thebabesclub.commerce.settlement.StoredOrders;
import com.thebabesclub.commerce.stripe.CircuitBreaker;
import com.thebabesclub.commerce.stripe.StripeGateway;
import com.thebabesclub.commerce.stripe.StripeProperties;
import com.thebabesclub.commerce.stripe.StripeSessions;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
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
        CommerceTable table, Settlement settlement, Sweep sweep, MailRoom room, TestClock clock) {

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
        MailRoom room =
                MailRoom.of(
                        settings,
                        secrets(clock),
                        MailShop::noSes,
                        JsonMapper.createDefault(),
                        _ -> {},
                        clock);
        return of(table, room, clock);
    }

    private static SesV2AsyncClient noSes() {
        throw new AssertionError("this shop's mail goes by Postmark");
    }

    static MailShop of(CommerceTable table, MailRoom room, TestClock clock) {
        DueQueue queue = new DueQueue(table, clock);
        TaskRun tasks =
                new TaskRun(
                        queue,
                        room.errands(new StoredOrders(table)),
                        Duration.ofSeconds(20),
                        _ -> {},
                        clock);
        return new MailShop(
                table,
                settlement(table, clock, room.afterCommit(queue)),
                new Sweep(table, queue, tasks, _ -> {}, clock),
                room,
                clock);
    }

    static Settlement settlement(CommerceTable table, TestClock clock, AfterCommit afterCommit) {
        Variables settings = Variables.of(Map.of("STRIPE_SECRET", "sk_test_x"));
        Secrets secrets =
                Secrets.read(
                        settings, _ -> Mono.just(Secret.of("-")), clock, SecretName.STRIPE_SECRET);
        StripeGateway stripe =
                new StripeGateway(
                        new StripeProperties(URI.create("http://127.0.0.1:1")),
                        secrets,
                        new CircuitBreaker(clock, _ -> {}));
        return new Settlement(
                table,
                new StripeSessions(stripe, clock),
                new EventLedger(table, Duration.ofDays(90), clock),
                Optional.empty(),
                clock,
                new Random(1),
                _ -> {},
                afterCommit);
    }

    static Secrets secrets(TestClock clock) {
        return Secrets.read(
                Variables.of(Map.of("POSTMARK_TOKEN", "token-1")),
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
                        Optional.of(new Owner("user_12345", true)),
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
                        List.of(Sessions.create(pointer), Sessions.lines(SESSION, lines), mark)));
    }

    static ObservedSession observed(Stage stage) {
        SessionDetails details =
                new SessionDetails(
                        Optional.of("usd"),
                        Optional.of(123_450L),
                        Optional.of(120_000L),
                        Optional.of(0L),
                        Optional.of(0L),
                        Optional.of(3_450L),
                        Optional.of(CUSTOMER),
                        Optional.of(
                                new ShippingAddress(
                                        Optional.of("Ann O'Neill"),
                                        Optional.of("1 <Main> St"),
                                        Optional.empty(),
                                        Optional.of("Toronto"),
                                        Optional.of("ON"),
                                        Optional.of("M5V 1A1"),
                                        Optional.of("CA"))),
                        Optional.of("pi_1"),
                        Optional.empty());
        return new ObservedSession(
                SESSION,
                TestClock.NOON.minusSeconds(600),
                Optional.of(TestClock.NOON.plusSeconds(85_800)),
                "payment",
                false,
                Map.of(SessionMetadata.APP, "babesclub", SessionMetadata.CART_ID, "cart1"),
                new Facts(stage, details, Optional.of(TestClock.NOON)));
    }

    static Cause event(String id) {
        return Cause.event(
                new EventReceipt(
                        id,
                        "checkout.session.completed",
                        TestClock.NOON,
                        Optional.of(SESSION),
                        "digest"));
    }

    SweepReport swept() {
        return Await.value(sweep.run(SweepRequest.until(Instant.MAX)));
    }
}
