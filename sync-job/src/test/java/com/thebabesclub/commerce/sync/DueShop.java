package com.thebabesclub.commerce.sync;

import com.stripe.exception.StripeException;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.thebabesclub.commerce.domain.order.FulfilmentPolicy;
import com.thebabesclub.commerce.domain.order.FulfilmentStep;
import com.thebabesclub.commerce.domain.order.OrderLine;
import com.thebabesclub.commerce.domain.order.OrderNote;
import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.Parcel;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.QuotedLines;
import com.thebabesclub.commerce.domain.order.Refunds;
import com.thebabesclub.commerce.domain.order.ShopDecision;
import com.thebabesclub.commerce.domain.session.SessionMetadata;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.event.EventFailureReason;
import com.thebabesclub.commerce.event.EventOutcome;
import com.thebabesclub.commerce.event.EventService;
import com.thebabesclub.commerce.event.UnfinishedEvent;
import com.thebabesclub.commerce.event.UnfinishedEvent.State;
import com.thebabesclub.commerce.event.UnfinishedEventRepository;
import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.outbox.OutboxTask.Kind;
import com.thebabesclub.commerce.outbox.OutboxTask.Owed;
import com.thebabesclub.commerce.outbox.SweepReport;
import com.thebabesclub.commerce.outbox.SweepRequest;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.settlement.Observation;
import com.thebabesclub.commerce.settlement.OrderErasureService;
import com.thebabesclub.commerce.settlement.SettlementCause;
import com.thebabesclub.commerce.settlement.SettlementService;
import com.thebabesclub.commerce.settlement.ShopCommandService;
import com.thebabesclub.commerce.stripe.StripeEvent;
import com.thebabesclub.commerce.stripe.StripePaymentClient;
import com.thebabesclub.commerce.sync.command.CommandLineRunner;
import com.thebabesclub.commerce.sync.reconciliation.Shop;
import com.thebabesclub.commerce.sync.reconciliation.SyncRequest;
import com.thebabesclub.commerce.sync.reconciliation.SyncRequest.Trigger;
import com.thebabesclub.commerce.sync.reconciliation.TokenBucket;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.repository.OrderNoteRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.TestShop;

import io.micronaut.context.ApplicationContext;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shop whose checkouts are written down, and whose webhooks never arrive. */
final class DueShop implements AutoCloseable {

    static final String USER = "user_12345";
    static final Duration LIFE = Duration.ofHours(24);

    private static final int FASTER_THAN_ANY_TEST = 100_000;

    final Shop shop;
    final CommerceTable table;
    final Readings readings = new Readings();
    private final Map<String, String> more;
    private final ApplicationContext context;
    private final SyncJob running;
    private int made;

    DueShop() {
        this(Map.of());
    }

    /**
     * @param more variables beside the shop's own
     */
    DueShop(Map<String, String> more) {
        this(Shop.at("2026-11-26T12:20:00Z"), more);
    }

    /**
     * At a shop that is there already.
     *
     * @param more variables beside the shop's own
     */
    DueShop(Shop shop, Map<String, String> more) {
        this.shop = shop;
        this.table = new CommerceTable(shop.table().tapped(), shop.table().name());
        this.more = more;
        this.context = beans();
        this.running = context.getBean(SyncJob.class);
    }

    /** A job of its own. */
    SyncJob job() {
        return beans().getBean(SyncJob.class);
    }

    private ApplicationContext beans() {
        Map<String, String> variables = new HashMap<>(shop.variables());
        variables.putAll(more);
        return CommandLineRunner.beans(
                EnvironmentVariables.of(variables),
                shop.table().servedBean(),
                shop.clock(),
                readings,
                new TokenBucket(FASTER_THAN_ANY_TEST, System::nanoTime));
    }

    /** What the job has of that type. */
    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    SweepReport sweep() {
        return sweep(SweepRequest.until(Instant.MAX));
    }

    SweepReport sweep(SweepRequest request) {
        return Await.value(running.sweep(request, "run"));
    }

    /** Stripe tells of an event, as the webhook takes it. */
    Mono<EventOutcome> tell(String event) {
        byte[] body = shop.stripe().signed(event, "whsec_any").body();
        return context.getBean(EventService.class)
                .handle(StripeEvent.parse(body).orElseThrow(), body);
    }

    /** The pass of the night. */
    void night() {
        SyncRequest request = new SyncRequest(Trigger.SCHEDULED, Duration.ofHours(25), 500, false);
        Await.done(running.run(request, "run", Instant.MAX));
    }

    /** An event whose first attempt has just failed. */
    void unfinished(String id, State state) {
        Instant now = shop.clock().instant();
        EventFailureReason error =
                new EventFailureReason("table", "TableUnavailable", "It did not answer.");
        UnfinishedEvent event =
                new UnfinishedEvent(
                        id,
                        "checkout.session.completed",
                        now,
                        Optional.of("cs_1"),
                        "digest",
                        state,
                        1,
                        now,
                        now,
                        error);
        Await.done(
                new UnfinishedEventRepository(table, Duration.ofDays(90), shop.clock())
                        .write(Optional.empty(), event));
    }

    /** Both clocks; Stripe closes its sessions and settles its debits on the way. */
    void advance(Duration time) {
        shop.clock().advance(time);
        shop.stripe().moveClock(Duration.ZERO);
    }

    /** The id of a session as checkout makes it, with everything that it writes. */
    String checkout() throws StripeException {
        return checkout(new OrderOwner(USER, true));
    }

    /** The same for this owner. */
    String checkout(OrderOwner owner) throws StripeException {
        made++;
        Instant now = shop.clock().instant();
        Instant expiresAt = now.plus(LIFE);
        String coupon = coupon("q-%032d".formatted(made), expiresAt);
        String id = session(coupon, expiresAt);
        OrderLine line =
                new OrderLine(
                        "Red Necklace",
                        Optional.of("N-RED"),
                        Optional.of("necklaces"),
                        2,
                        3000,
                        6000,
                        1000,
                        0,
                        5000);
        QuotedLines lines =
                new QuotedLines(
                        List.of(line),
                        Optional.of(new QuotedLines.Expected("usd", 6000, 1000, false)));
        List<Write> writes =
                new ArrayList<>(
                        List.of(
                                SessionRepository.create(
                                        SessionPointer.created(
                                                id,
                                                now,
                                                expiresAt,
                                                Optional.of(owner),
                                                "v1.quote",
                                                "cart" + made,
                                                Optional.of(coupon))),
                                SessionRepository.lines(id, lines),
                                Write.put(
                                        Attributes.item(Key.coupon(coupon, id))
                                                .put("stripeSessionId", id)
                                                .build()),
                                new OutboxTask(Kind.EXPIRE, expiresAt, id, List.of(Owed.SETTLE))
                                        .write()));
        Await.done(table.transact(writes));
        return id;
    }

    String coupon(String id, Instant expiresAt) throws StripeException {
        CouponCreateParams params =
                CouponCreateParams.builder()
                        .setId(id)
                        .setAmountOff(1000L)
                        .setCurrency("usd")
                        .setDuration(CouponCreateParams.Duration.ONCE)
                        .setMaxRedemptions(1L)
                        .setRedeemBy(expiresAt.plus(Duration.ofHours(1)).getEpochSecond())
                        .putMetadata("app", "babesclub")
                        .build();
        return shop.client().v1().coupons().create(params).getId();
    }

    /** Saves the sweeps to come from reading the hours before. */
    void sweptThrough(Instant hour) {
        Await.done(
                table.write(
                        Write.put(
                                Attributes.item(Key.system("DUE_SWEEP"))
                                        .put("sweptThrough", hour.getEpochSecond())
                                        .build())));
    }

    /** How many coupons Stripe has. */
    int coupons() throws StripeException {
        int count = 0;
        for (var _ : shop.client().v1().coupons().list().autoPagingIterable()) {
            count++;
        }
        return count;
    }

    /** The queue's items, without the shard: {@code 2026112713 / expire#cs_…}. */
    List<String> due() {
        return shop.table().keys("DUE#").stream()
                .map(key -> key.substring(4).replaceFirst("#[0-7] / ", " / "))
                .toList();
    }

    /** The pass that compares the orders. */
    void orders() {
        SyncRequest request = new SyncRequest(Trigger.MANUAL, Duration.ofHours(25), 10, false);
        Await.done(running.run(request, "run", Instant.MAX));
    }

    /** Brings into the table what Stripe has of a payment's refunds, as an event would. */
    void learnRefunds(String sessionId, String intent) {
        StripePaymentClient payments = context.getBean(StripePaymentClient.class);
        Await.done(
                context.getBean(SettlementService.class)
                        .settle(
                                Observation.of(
                                        sessionId,
                                        _ ->
                                                payments.refunds(intent)
                                                        .map(
                                                                all ->
                                                                        PaymentFacts.of(
                                                                                new Refunds(all)))),
                                SettlementCause.of(OrderSource.ADMIN)));
    }

    /** What the customer's own route does. */
    OrderErasureService.Outcome erase(String sessionId) {
        return Await.value(
                context.getBean(OrderErasureService.class)
                        .erase(sessionId, order(sessionId).key(), "user_12345", _ -> true));
    }

    /** What an operator's route does. */
    void run(String sessionId, String id, ShopDecision decision) {
        Await.done(
                context.getBean(ShopCommandService.class)
                        .run(sessionId, new ShopCommandService.Request(id, "boss", id), decision));
    }

    void send(String sessionId, String trackingNumber) {
        run(
                sessionId,
                "sent",
                FulfilmentPolicy.move(
                        FulfilmentStep.SHIPPED,
                        Map.of(),
                        Optional.of(
                                new Parcel(
                                        Optional.empty(),
                                        Optional.of(trackingNumber),
                                        Optional.empty())),
                        Optional.empty()));
    }

    /** That was a mistake. */
    void takeBack(String sessionId) {
        run(sessionId, "back", FulfilmentPolicy.voiding("sent"));
    }

    /** What an operator writes about an order. */
    void note(String sessionId, String text) {
        Await.done(
                new SessionRepository(table)
                        .findStrongly(sessionId)
                        .flatMap(
                                pointer ->
                                        new OrderNoteRepository(table)
                                                .put(
                                                        pointer,
                                                        new OrderNote(
                                                                "note",
                                                                shop.clock().instant(),
                                                                "boss",
                                                                text))));
    }

    String status(String sessionId) {
        return order(sessionId).text("status");
    }

    Attributes order(String sessionId) {
        Instant created =
                Await.value(new SessionRepository(table).findStrongly(sessionId)).created();
        return Await.value(table.getStrongly(Key.order("user_12345", created, sessionId)));
    }

    private String session(String coupon, Instant expiresAt) {
        return shop.session(
                TestShop.cart()
                        .setExpiresAt(expiresAt.getEpochSecond())
                        .putMetadata(SessionMetadata.QUOTE_SIGNATURE, "v1.quote")
                        .addDiscount(
                                SessionCreateParams.Discount.builder().setCoupon(coupon).build()));
    }

    @Override
    public void close() {
        shop.close();
    }
}
