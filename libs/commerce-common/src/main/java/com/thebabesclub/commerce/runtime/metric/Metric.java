package com.thebabesclub.commerce.runtime.metric;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything that is measured. Alarms and dashboards hang on these names: renaming one breaks them.
 */
public enum Metric {
    QUOTES(
            MetricUnit.COUNT,
            Series.TOTAL,
            "cache",
            "quotes answered, by whether the shopper's last one was answered again: hit or miss"),
    QUOTE_LINES(MetricUnit.SIZE, Series.NONE, "lines of each quote"),
    QUOTE_AMOUNT(
            MetricUnit.SIZE,
            Series.NONE,
            "currency",
            "total of each quote in minor units, by currency"),
    QUOTE_BUNDLES(MetricUnit.SIZE, Series.NONE, "bundles applied to each quote"),
    QUOTE_LATENCY(MetricUnit.MILLISECONDS, Series.NONE, "time that each quote took"),
    QUOTES_CUT_SHORT(
            MetricUnit.COUNT,
            Series.NONE,
            "quotes whose cheapest price was not proved, since too many bundles compete"),
    RATE_LIMITED(MetricUnit.COUNT, Series.TOTAL, "scope", "requests refused by the rate limit"),
    LIMITER_STORE_FAILURES(
            MetricUnit.COUNT,
            Series.TOTAL,
            "scope",
            "requests that only the local limit judged, since the table did not answer"),
    UNREADABLE_ITEMS(
            MetricUnit.COUNT,
            Series.NONE,
            "stored items that a list left out, since they cannot be read"),
    SESSIONS(
            MetricUnit.COUNT,
            Series.TOTAL,
            "how",
            "checkout sessions answered: made, or reused where the shopper had the same one"
                    + " already"),
    SESSIONS_SUPERSEDED(
            MetricUnit.COUNT,
            Series.NONE,
            "checkout sessions ended since the shopper wanted another"),
    COUPON_FALLBACKS(
            MetricUnit.COUNT,
            Series.NONE,
            "sessions whose lines carry the discount, since Stripe refused the coupon"),
    PARTS_LEFT_OUT(
            MetricUnit.COUNT,
            Series.NONE,
            "part",
            "what Stripe refused of a checkout and was left out: product, email or customer_email"),
    TOTAL_MISMATCHES(
            MetricUnit.COUNT,
            Series.TOTAL,
            "sessions ended since Stripe came to another total than was quoted"),
    FOREIGN_PAGES(
            MetricUnit.COUNT,
            Series.TOTAL,
            "sessions ended since their payment page is on no host of CHECKOUT_PAGE_HOSTS"),
    STRIPE_ERRORS(
            MetricUnit.COUNT,
            Series.TOTAL,
            "kind",
            "calls to Stripe that came to nothing: refused by it, or it was unavailable"),
    STRIPE_CIRCUIT(
            MetricUnit.COUNT,
            Series.TOTAL,
            "change",
            "the times that an instance opened its circuit, since Stripe did not answer, or closed"
                    + " it"),
    WEBHOOKS_RECEIVED(
            MetricUnit.COUNT,
            Series.TOTAL,
            "type",
            "deliveries that Stripe signed, by the type of their event"),
    WEBHOOK_SIGNATURES(
            MetricUnit.COUNT,
            Series.NONE,
            "key",
            "deliveries that Stripe signed, by the place of the secret in STRIPE_WEBHOOK_SECRET"),
    WEBHOOK_SIGNATURE_FAILURES(
            MetricUnit.COUNT,
            Series.TOTAL,
            "verdict",
            "deliveries that no secret of ours signed: missing, malformed, stale or mismatch"),
    WEBHOOK_LAG(
            MetricUnit.SECONDS,
            Series.NONE,
            "time from what happened at Stripe to the arrival of its delivery here"),
    WEBHOOKS_SETTLED(
            MetricUnit.COUNT,
            Series.TOTAL,
            "change",
            "events settled, by what that changed: order_created, updated, none"),
    WEBHOOKS_IGNORED(
            MetricUnit.COUNT,
            Series.NONE,
            "reason",
            "events that are none of ours to settle: type, livemode, foreign"),

    WEBHOOK_FAILURES(
            MetricUnit.COUNT,
            Series.TOTAL,
            "kind",
            "attempts that failed: table, stripe, time, conflict, refused, malformed or fault"),
    WEBHOOKS_PARKED(
            MetricUnit.COUNT, Series.TOTAL, "events that failed for good and wait for a person"),
    OLDEST_UNFINISHED_EVENT(
            MetricUnit.LEVEL,
            Series.TOTAL,
            "seconds since the first attempt at the oldest event that is tried again; 0: there is"
                    + " none"),

    NEW_ORDERS(
            MetricUnit.COUNT,
            Series.TOTAL,
            "source",
            "orders written for the first time, by who found them"),
    SNAPSHOT_FAILURES(
            MetricUnit.COUNT,
            Series.TOTAL,
            "source",
            "attempts to write what is known of an order that failed, by who made them"),
    ORDERS_IN_REVIEW(
            MetricUnit.COUNT,
            Series.NONE,
            "orders for which Stripe charged something else than was quoted, or gave back what"
                    + " cannot be of them"),
    NEEDS_PERSON(
            MetricUnit.COUNT,
            Series.TOTAL,
            "reason",
            "what came to need a person, by why: of orders dispute, fraud, oversold, review or"
                    + " refund; held where carts hold most of what is counted"),
    STOCK_HELD(
            MetricUnit.LEVEL,
            Series.NONE,
            "counted products of which carts hold the last pieces, where more than half cannot be"
                    + " had; else 0"),
    SECOND_PAYMENTS(
            MetricUnit.COUNT,
            Series.TOTAL,
            "payments for a cart that another session had paid already"),

    DUE_TASKS(
            MetricUnit.COUNT,
            Series.of("parked"),
            "outcome",
            "tasks of the due queue worked on, by what came of it: done, later, failed or parked"),
    DUE_LATENESS(
            MetricUnit.SECONDS,
            Series.TOTAL,
            "time from when a task of the due queue was due to the work on it"),
    DUE_LEFT(
            MetricUnit.LEVEL,
            Series.TOTAL,
            "tasks that were due and that the last sweep did not come to"),
    COUPONS_REMOVED(
            MetricUnit.COUNT, Series.NONE, "coupons of sessions that are over, removed at Stripe"),
    SYNC_RUNS(
            MetricUnit.COUNT,
            Series.of("success", "partial"),
            "status",
            "runs of the sync that write, by how they ended: success, partial, failed or skipped"),
    SYNC_ERRORS(
            MetricUnit.COUNT,
            Series.TOTAL,
            "what a run of the sync could not do: sessions, refunds, disputes, events, and lists of"
                    + " Stripe; 0 where all went well"),
    SYNC_DRIFT(
            MetricUnit.COUNT,
            Series.of("missing"),
            "sort",
            "what a run of the sync found to differ from Stripe: missing, behind, async_payment,"
                    + " refund, dispute, alert, total_mismatch, email-pointer, listing or"
                    + " stock"),
    SYNC_PARKED(
            MetricUnit.COUNT,
            Series.TOTAL,
            "what the sync has given up after three nights, and waits for a person; 0 where"
                    + " nothing"),
    SYNC_WATERMARK_AGE(
            MetricUnit.LEVEL,
            Series.NONE,
            "seconds from the time up to which everything is settled to the end of the run"),

    MAILS(
            MetricUnit.COUNT,
            Series.TOTAL,
            "outcome",
            "mails, by what became of them: sent, logged, refused or failed"),
    ORDER_EVENTS(
            MetricUnit.COUNT,
            Series.NONE,
            "outcome",
            "events about orders, by what became of them: sent or failed");

    /** The namespace in CloudWatch of every metric of this shop. */
    public static final String NAMESPACE = "TheBabesClub/Commerce";

    /** The dimension in CloudWatch that every metric has: {@code SHOP_ENV}. */
    public static final String ENVIRONMENT = "env";

    private final MetricUnit metricUnit;

    @SuppressWarnings("ImmutableEnumChecker") // Its set is one.
    private final Series series;

    private final Optional<String> label;
    private final String meaning;

    Metric(MetricUnit metricUnit, Series series, String meaning) {
        this(metricUnit, series, Optional.empty(), meaning);
    }

    Metric(MetricUnit metricUnit, Series series, String label, String meaning) {
        this(metricUnit, series, Optional.of(label), meaning);
    }

    Metric(MetricUnit metricUnit, Series series, Optional<String> label, String meaning) {
        this.metricUnit = metricUnit;
        this.series = series;
        this.label = label;
        this.meaning = meaning;
    }

    /** One more of it. */
    public Measurement one() {
        return of(1);
    }

    /** One more of it, of this sort. A sort is one of a few words, never an id. */
    public Measurement one(String sort) {
        return of(1, sort);
    }

    /** A value, in the metric's unit. */
    public Measurement of(long value) {
        return new Measurement(this, value, Optional.empty());
    }

    /** A value of this sort, in the metric's unit. */
    public Measurement of(long value, String sort) {
        return new Measurement(this, value, Optional.of(sort));
    }

    public MetricUnit unit() {
        return metricUnit;
    }

    /** What CloudWatch keeps of it by itself. */
    public Series series() {
        return series;
    }

    /** What the sort is called, where the metric has sorts. */
    public Optional<String> label() {
        return label;
    }

    /** What a value means, as half a sentence. */
    public String meaning() {
        return meaning;
    }

    /** The name in CloudWatch: {@code QuoteLatency}. */
    public String cloudWatchName() {
        return Arrays.stream(name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** The name at {@code /prometheus}, without the suffix of its kind: {@code commerce_quotes}. */
    public String prometheusName() {
        String name = "commerce_" + name().toLowerCase(Locale.ROOT);
        return switch (metricUnit) {
            case MILLISECONDS, SECONDS -> name + "_seconds";
            case COUNT, SIZE, LEVEL -> name;
        };
    }
}
