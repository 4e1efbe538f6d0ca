package com.thebabesclub.commerce.dashboard;

import com.thebabesclub.commerce.domain.order.Dispute;
import com.thebabesclub.commerce.domain.order.Disputes;
import com.thebabesclub.commerce.domain.order.FulfilmentPolicy;
import com.thebabesclub.commerce.domain.order.FulfilmentStep;
import com.thebabesclub.commerce.domain.order.OrderLine;
import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.OwnerProof;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.QuotedLines;
import com.thebabesclub.commerce.domain.order.RadarAlert;
import com.thebabesclub.commerce.domain.order.RadarAlerts;
import com.thebabesclub.commerce.domain.order.Refund;
import com.thebabesclub.commerce.domain.order.RefundAmount;
import com.thebabesclub.commerce.domain.order.RefundStatus;
import com.thebabesclub.commerce.domain.order.Refunds;
import com.thebabesclub.commerce.domain.order.SessionAmounts;
import com.thebabesclub.commerce.domain.order.SessionDetails;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.order.ShippingAddress;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.http.EagerRouteInitializer;
import com.thebabesclub.commerce.http.lambda.ApiHandler;
import com.thebabesclub.commerce.http.lambda.FunctionContextFactory;
import com.thebabesclub.commerce.outbox.OutboxRepository;
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.outbox.TaskExecutor;
import com.thebabesclub.commerce.outbox.TaskHandler;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.settlement.ErasureTaskHandler;
import com.thebabesclub.commerce.settlement.Observation;
import com.thebabesclub.commerce.settlement.OrderErasureService;
import com.thebabesclub.commerce.settlement.SettlementCause;
import com.thebabesclub.commerce.settlement.SettlementService;
import com.thebabesclub.commerce.settlement.ShopCommandService;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.repository.OrderRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestShop;
import com.thebabesclub.stripe.emulator.StripeEmulator;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpMethod;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The service behind its three doors, all at one table and one Stripe; a bean of the server. */
@Singleton
final class Dashboard implements AutoCloseable {

    static final ShippingAddress TORONTO =
            new ShippingAddress(
                    Optional.of("John Doe"),
                    Optional.of("123 Main St"),
                    Optional.empty(),
                    Optional.of("Toronto"),
                    Optional.of("ON"),
                    Optional.of("M5V 1A1"),
                    Optional.of("CA"));

    private static final OrderLine LINE =
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

    final TestClock clock;
    final LocalTable local;
    final StripeEmulator stripe;
    final CommerceTable table;
    final LambdaApi lambda;

    private final TestShop shop;
    private final ApplicationContext server;
    private final ApplicationContext function;
    private final List<Door> doors;
    private Optional<ApplicationContext> elsewhere = Optional.empty();

    Dashboard(TestShop shop, LambdaApi lambda, EmbeddedServer netty) {
        this.shop = shop;
        this.lambda = lambda;
        clock = shop.clock();
        local = shop.table();
        stripe = shop.stripe();
        table = new CommerceTable(local.tapped(), local.name());
        server = netty.getApplicationContext();
        function =
                FunctionContextFactory.builder(settings())
                        .properties(lambda.clientProperties())
                        .singletons(shop.beans())
                        .start();
        doors = shop.doors(netty.getURI(), new ApiHandler(function));
    }

    private EnvironmentVariables settings() {
        return server.getBean(EnvironmentVariables.class);
    }

    List<Door> doors() {
        return doors;
    }

    /** The routes that this service answers itself, as the server knows them. */
    List<String> routes() {
        return server.getBean(Router.class)
                .uriRoutes()
                .filter(
                        route ->
                                route.getTargetMethod()
                                        .getDeclaringType()
                                        .getName()
                                        .matches("(com.thebabesclub|io.micronaut).*"))
                .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
                .map(
                        route ->
                                route.getHttpMethodName()
                                        + " "
                                        + route.getUriMatchTemplate().toPathString())
                .distinct()
                .toList();
    }

    String token(String subject) {
        return shop.token(subject);
    }

    /** A token of an admin of the shop. */
    String admin() {
        return shop.admin();
    }

    /** A token of the customer, whose e-mail the issuer has seen proof of. */
    String verified(String subject, String email) {
        return shop.verified(subject, email);
    }

    /** As another process of the shop has it: what it does is none of the dashboard's doing. */
    SettlementService settlement() {
        ApplicationContext process =
                elsewhere.orElseGet(
                        () ->
                                EagerRouteInitializer.in(
                                                settings()
                                                        .configure(
                                                                ApplicationContext.builder("test")))
                                        .properties(Map.of("micronaut.server.port", -1))
                                        .properties(lambda.clientProperties())
                                        .singletons(clock, local.tappedBean())
                                        .start());
        elsewhere = Optional.of(process);
        return process.getBean(SettlementService.class);
    }

    /** A session that can be paid, with no pointer yet. */
    String sessionAtStripe() {
        return shop.session(TestShop.cart());
    }

    /** The event of a paid session of this user, of which nobody has been told. */
    String untoldPayment(String userId) {
        String sessionId = sessionAtStripe();
        open(sessionId, userId, Instant.ofEpochSecond(clock.instant().getEpochSecond()));
        stripe.pay(sessionId);
        return stripe.lastEvent("checkout.session.completed").id();
    }

    /** What create-session writes. */
    void open(String sessionId, String userId, Instant created) {
        open(sessionId, Optional.of(new OrderOwner(userId, true)), created);
    }

    private void open(String sessionId, Optional<OrderOwner> owner, Instant created) {
        SessionPointer pointer =
                SessionPointer.created(
                        sessionId,
                        created,
                        created.plusSeconds(86_400),
                        owner,
                        "v1.k1.1795694000.nonce.mac-" + sessionId,
                        "cart-" + sessionId,
                        Optional.empty());
        QuotedLines lines =
                new QuotedLines(
                        List.of(LINE),
                        Optional.of(new QuotedLines.Expected("usd", 6000, 0, false)));
        Await.done(
                table.transact(
                        List.of(
                                SessionRepository.create(pointer),
                                SessionRepository.lines(sessionId, lines))));
    }

    /** A paid order, as a webhook makes it. */
    void order(String sessionId, String userId, Instant created) {
        open(sessionId, userId, created);
        settle(observed(sessionId, created, SessionStage.PAID, "customer@example.com"));
    }

    /** The order of a guest, at a stage. */
    void guestOrder(String sessionId, String email, Instant created, SessionStage stage) {
        open(sessionId, Optional.empty(), created);
        settle(observed(sessionId, created, stage, email));
    }

    /** An order of a user id that the browser said and nobody proved. */
    void unprovenOrder(String sessionId, String userId, String email, Instant created) {
        openUnproven(sessionId, userId, created);
        settle(observed(sessionId, created, SessionStage.PAID, email));
    }

    /** What create-session writes without a token, where the body has a user id. */
    void openUnproven(String sessionId, String userId, Instant created) {
        open(sessionId, Optional.of(new OrderOwner(userId, false)), created);
    }

    /** The session of an order that was carried over from the legacy Python Lambdas. */
    void openLegacy(String sessionId, String userId, Instant created) {
        open(sessionId, Optional.of(new OrderOwner(userId, OwnerProof.LEGACY)), created);
    }

    void settle(ObservedSession observed) {
        Await.done(settlement().settle(observed, SettlementCause.of(OrderSource.WEBHOOK)));
    }

    /** Money that went back, as an event tells of it. */
    void refund(String sessionId, String id, long amount) {
        Refund refund =
                new Refund(
                        id,
                        RefundAmount.of(amount, "usd"),
                        RefundStatus.SUCCEEDED,
                        TestClock.NOON,
                        Optional.of("requested_by_customer"));
        learn(sessionId, PaymentFacts.of(new Refunds(List.of(refund))));
    }

    void dispute(String sessionId, String status) {
        Dispute dispute =
                new Dispute(
                        "dp_" + sessionId,
                        1,
                        status,
                        "fraudulent",
                        6000,
                        TestClock.NOON,
                        List.of(),
                        Optional.of(TestClock.NOON.plusSeconds(86_400)));
        learn(sessionId, PaymentFacts.of(new Disputes(List.of(dispute))));
    }

    /** A warning of the card's issuer. */
    void fraudWarning(String sessionId) {
        learn(
                sessionId,
                PaymentFacts.of(
                        new RadarAlerts(
                                List.of(
                                        new RadarAlert(
                                                "issfr_" + sessionId,
                                                RadarAlert.Kind.FRAUD_WARNING,
                                                "misc",
                                                TestClock.NOON,
                                                true)))));
    }

    /** All pieces of an order are on their way. */
    void sent(String sessionId) {
        Await.done(
                server.getBean(ShopCommandService.class)
                        .run(
                                sessionId,
                                new ShopCommandService.Request("sent", "boss", "sent"),
                                FulfilmentPolicy.move(
                                        FulfilmentStep.SHIPPED,
                                        Map.of(),
                                        Optional.empty(),
                                        Optional.empty())));
    }

    /** A task that the sweep could not do, and gave up. */
    void giveUp(OutboxTask task) {
        Await.done(table.write(OutboxRepository.oweMine(task)).then());
        TaskExecutor hopeless =
                new TaskExecutor(
                        new OutboxRepository(table, clock),
                        Map.of(
                                task.owed().getFirst(),
                                _ ->
                                        Mono.just(
                                                new TaskHandler.Outcome.Hopeless(
                                                        "no such mailbox"))),
                        Duration.ofSeconds(5),
                        _ -> {},
                        clock);
        Await.value(hopeless.run(OutboxRepository.mine(task)));
    }

    /** What the sweep does once the time of an order's erasure has come. */
    void dueErasure(String sessionId) {
        Await.done(
                new ErasureTaskHandler(
                                new OrderRepository(table),
                                server.getBean(OrderErasureService.class))
                        .run(
                                OutboxRepository.mine(
                                        OutboxTask.erasure(sessionId, clock.instant()))));
    }

    private void learn(String sessionId, PaymentFacts facts) {
        Await.done(
                settlement()
                        .settle(
                                Observation.of(sessionId, _ -> Mono.just(facts)),
                                SettlementCause.of(OrderSource.WEBHOOK)));
    }

    static ObservedSession observed(
            String sessionId, Instant created, SessionStage stage, String email) {
        SessionDetails details =
                new SessionDetails(
                        new SessionAmounts(
                                Optional.of("usd"),
                                Optional.of(6000L),
                                Optional.of(6000L),
                                Optional.of(0L),
                                Optional.of(0L),
                                Optional.of(0L),
                                Optional.empty()),
                        Optional.of(email),
                        Optional.of(TORONTO),
                        Optional.of("pi_" + sessionId));
        return new ObservedSession(
                sessionId,
                created,
                Optional.of(created.plusSeconds(86_400)),
                "payment",
                false,
                Map.of(),
                new PaymentFacts(stage, details, Optional.of(created.plusSeconds(60))));
    }

    /** Takes a profile away. */
    void forget(String userId) {
        remove(Key.profile(userId));
    }

    /** Takes away what lies in partitions whose names begin so. */
    void clear(String partitions) {
        local.keys(partitions).stream()
                .map(key -> key.split(" / ", 2))
                .forEach(key -> remove(new Key(key[0], key[1])));
    }

    void remove(Key key) {
        Await.done(table.write(Write.delete(key, Condition.always())));
    }

    void put(Attributes item) {
        Await.done(table.write(Write.put(item)));
    }

    @Override
    @PreDestroy
    public void close() {
        elsewhere.ifPresent(ApplicationContext::close);
        function.close();
        shop.close();
        lambda.close();
    }
}
