package com.thebabesclub.commerce.sync.reconciliation;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.checkout.SessionCreateParams;
import com.thebabesclub.commerce.domain.session.SessionMetadata;
import com.thebabesclub.commerce.event.EventService;
import com.thebabesclub.commerce.runtime.metric.Measurement;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.sync.reconciliation.SyncRequest.Trigger;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestShop;
import com.thebabesclub.stripe.emulator.StripeEmulator;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** A table and a Stripe account without a webhook, and the sync between them. */
public final class Shop implements AutoCloseable {

    static final String KEY = TestShop.STRIPE_KEY;

    private static final int FASTER_THAN_ANY_TEST = 100_000;

    final TestClock clock;
    final LocalTable table;
    final StripeEmulator stripe;
    final List<Measurement> readings = new CopyOnWriteArrayList<>();

    private final TestShop shop;
    private final Metrics metrics = recorded -> readings.addAll(List.of(recorded));
    private final Map<String, ApplicationContext> beans = new ConcurrentHashMap<>();
    private final Optional<Duration> ordersKept;

    Shop(Instant now, Optional<Duration> ordersKept) {
        this.ordersKept = ordersKept;
        shop = TestShop.at(now);
        clock = shop.clock();
        table = shop.table();
        stripe = shop.stripe();
    }

    /** A shop at that moment whose orders are kept for ever. */
    public static Shop at(String now) {
        return new Shop(Instant.parse(now), Optional.empty());
    }

    /** The variables of a job on this shop. */
    public Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(shop.variables());
        variables.put("ORDER_TTL_DAYS", "" + ordersKept.map(Duration::toDays).orElse(0L));
        return variables;
    }

    /** Beans by which a program calls Stripe as fast as it can, and tries again at once. */
    public Object[] unthrottled() {
        return unthrottled(new TokenBucket(FASTER_THAN_ANY_TEST, System::nanoTime));
    }

    private static Object[] unthrottled(TokenBucket tokens) {
        return new Object[] {tokens, new RateLimitedRequestExecutor(tokens, Duration.ofMillis(5))};
    }

    public TestClock clock() {
        return clock;
    }

    public LocalTable table() {
        return table;
    }

    public StripeEmulator stripe() {
        return stripe;
    }

    public StripeClient client() {
        return shop.client();
    }

    /** A session that can be paid for a day, of a user of this shop. */
    public String session(String userId) {
        return session(
                Map.of(
                        SessionMetadata.APP, "babesclub",
                        SessionMetadata.QUOTE_SIGNATURE, "v1.k1.0.n.m",
                        SessionMetadata.USER_ID, userId));
    }

    String session(Map<String, String> metadata) {
        return session(
                TestShop.foreignCart()
                        .setExpiresAt(clock.instant().plus(Duration.ofHours(24)).getEpochSecond())
                        .putAllMetadata(metadata));
    }

    /** A session for this cart. */
    public String session(SessionCreateParams.Builder cart) {
        return shop.session(cart);
    }

    /** A session that is paid, and nobody has told. */
    public String paid(String userId) {
        String id = session(userId);
        pay(id);
        return id;
    }

    void pay(String id) {
        Objects.requireNonNull(stripe.pay(id));
    }

    List<String> paid(String userId, int sessions) {
        return IntStream.range(0, sessions).mapToObj(_ -> paid(userId)).toList();
    }

    ReconciliationService reconciliation() {
        return usual().getBean(ReconciliationService.class);
    }

    private ApplicationContext usual() {
        return beans.computeIfAbsent(
                KEY,
                _ -> beans(new TokenBucket(FASTER_THAN_ANY_TEST, System::nanoTime), variables()));
    }

    /** A job that calls Stripe at this tokens. */
    ReconciliationService reconciliation(TokenBucket tokens) {
        return reconciliation(tokens, variables());
    }

    /** The nightly run with that key of a Stripe at that address. */
    SyncReport sync(String key, String stripeBase) {
        return sync(key, stripeBase, new TokenBucket(FASTER_THAN_ANY_TEST, System::nanoTime));
    }

    SyncReport sync(String key, String stripeBase, TokenBucket tokens) {
        Map<String, String> variables = new HashMap<>(variables());
        variables.put("STRIPE_SECRET", key);
        variables.put("STRIPE_API_BASE", stripeBase);
        return Await.value(
                reconciliation(tokens, variables)
                        .run(nightlyRequest(), Instant.MAX, ProgressListener.NONE));
    }

    /** Events handled as the webhook does it. */
    EventService events() {
        return usual().getBean(EventService.class);
    }

    private ReconciliationService reconciliation(
            TokenBucket tokens, Map<String, String> variables) {
        return beans(tokens, variables).getBean(ReconciliationService.class);
    }

    /** A job put together as the real one is, but for its waits. */
    private ApplicationContext beans(TokenBucket tokens, Map<String, String> variables) {
        return EnvironmentVariables.of(variables)
                .configure(ApplicationContext.builder(Environment.FUNCTION))
                .deduceEnvironment(false)
                .banner(false)
                .singletons(table.servedBean(), clock, metrics)
                .singletons(unthrottled(tokens))
                .start();
    }

    SyncReport sync(SyncRequest request) {
        return Await.value(reconciliation().run(request, Instant.MAX, ProgressListener.NONE));
    }

    /** As the schedule does it at two in the morning. */
    SyncReport nightly() {
        return sync(nightlyRequest());
    }

    static SyncRequest nightlyRequest() {
        return new SyncRequest(Trigger.SCHEDULED, Duration.ofHours(25), 500, false);
    }

    /** As the rule of every five minutes does it; empty where nothing was left. */
    Optional<SyncReport> goOn(int most) {
        SyncRequest request = new SyncRequest(Trigger.MANUAL, Duration.ofHours(25), most, false);
        return Await.optional(reconciliation().goOn(request, Instant.MAX));
    }

    /** The session's payment intent. */
    public String intent(String session) {
        try {
            return Objects.requireNonNull(
                    client().v1().checkout().sessions().retrieve(session).getPaymentIntent());
        } catch (StripeException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A session that is complete while its payment takes days, and nobody has told. */
    String pending(String userId) {
        String id = session(userId);
        Objects.requireNonNull(stripe.pay(id, PaymentAttempt.pending()));
        return id;
    }

    /** The only order of a user. */
    Map<String, AttributeValue> order(String userId) {
        List<String> keys = orders(userId);
        if (keys.size() != 1) {
            throw new AssertionError(userId + " has the orders " + keys);
        }
        return Objects.requireNonNull(table.dump().get(keys.getFirst()));
    }

    /** Gives the unfinished run another place. */
    void placeAfter(String id) {
        Map<String, AttributeValue> key =
                Map.of(
                        "PK", AttributeValue.fromS("SYSTEM"),
                        "SK", AttributeValue.fromS("STRIPE_ORDER_SYNC"));
        table.tap()
                .direct()
                .updateItem(
                        request ->
                                request.tableName(table.name())
                                        .key(key)
                                        .updateExpression("SET unfinished.#after = :after")
                                        .expressionAttributeNames(Map.of("#after", "after"))
                                        .expressionAttributeValues(
                                                Map.of(":after", AttributeValue.fromS(id))))
                .join();
    }

    /** Gives a session's pointer another amount, as nobody should. */
    void overwriteTotal(String session, long total) {
        Map<String, AttributeValue> key =
                Map.of(
                        "PK", AttributeValue.fromS("SESSION#" + session),
                        "SK", AttributeValue.fromS("METADATA"));
        table.tap()
                .direct()
                .updateItem(
                        request ->
                                request.tableName(table.name())
                                        .key(key)
                                        .updateExpression("SET facts.#total = :total")
                                        .expressionAttributeNames(Map.of("#total", "total"))
                                        .expressionAttributeValues(
                                                Map.of(":total", AttributeValue.fromN("" + total))))
                .join();
    }

    long count(Metric metric) {
        return readings.stream()
                .filter(measurement -> measurement.metric() == metric)
                .mapToLong(Measurement::value)
                .sum();
    }

    long watermark() {
        return Long.parseLong(Objects.requireNonNull(state().get("watermark")).n());
    }

    /** The keys of a user's orders. */
    List<String> orders(String userId) {
        return table.keys("USER#" + userId + " / ORDER#");
    }

    Map<String, AttributeValue> state() {
        return Objects.requireNonNull(table.dump().get("SYSTEM / STRIPE_ORDER_SYNC"));
    }

    @Override
    public void close() {
        shop.close();
    }
}
