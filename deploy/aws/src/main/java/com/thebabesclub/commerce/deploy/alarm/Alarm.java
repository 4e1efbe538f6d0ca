package com.thebabesclub.commerce.deploy.alarm;

import static com.thebabesclub.commerce.deploy.alarm.Limit.atLeast;
import static com.thebabesclub.commerce.deploy.alarm.Limit.none;

import com.thebabesclub.commerce.deploy.alarm.Measure.OfAws;
import com.thebabesclub.commerce.deploy.alarm.Measure.OfAws.Of;
import com.thebabesclub.commerce.deploy.alarm.Measure.OfShop;
import com.thebabesclub.commerce.deploy.alarm.Measure.Share;
import com.thebabesclub.commerce.deploy.alarm.Measure.TableFaults;
import com.thebabesclub.commerce.runtime.metric.Metric;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What somebody is told of. Each alarm has its heading in {@code docs/operations/runbooks.md},
 * which says what to do.
 */
@SuppressWarnings("ImmutableEnumChecker") // They are: records of values.
public enum Alarm {
    FUNCTION_ERRORS(
            new OfAws(Of.FUNCTION, "Errors", "Sum"),
            atLeast(1).in(Duration.ofMinutes(5)),
            "A function that answers requests ended with an error or ran out of time"),
    FUNCTION_THROTTLES(
            new OfAws(Of.FUNCTION, "Throttles", "Sum"),
            atLeast(1).in(Duration.ofMinutes(5)),
            "Lambda turned calls of a function away: the account's concurrency is used up"),
    JOB_ERRORS(
            new OfAws(Of.JOB, "Errors", "Sum"),
            atLeast(1).in(Duration.ofDays(1)),
            "A run of the nightly job or of the due queue ended with an error"),
    CLIENT_ERRORS(
            new Share("4XXError", 100),
            atLeast(20).in(Duration.ofMinutes(5)),
            "A fifth of at least a hundred requests is refused: an attack, or a broken page"),
    SERVER_ERRORS(
            new OfAws(Of.API, "5XXError", "Sum"),
            atLeast(5).in(Duration.ofMinutes(5)),
            "Requests are answered with a 5xx"),
    SLOW_ANSWERS(
            new OfAws(Of.API, "Latency", "p99"),
            atLeast(5_000).in(Duration.ofMinutes(5)).times(3),
            "One answer in a hundred takes more than five seconds, for a quarter of an hour"),
    FIREWALL_BLOCKS(
            new OfAws(Of.FIREWALL, "BlockedRequests", "Sum"),
            atLeast(100).in(Duration.ofMinutes(5)),
            "The firewall turns many requests away"),
    TABLE_READS_THROTTLED(
            new OfAws(Of.TABLE, "ReadThrottleEvents", "Sum"),
            atLeast(1).in(Duration.ofMinutes(5)),
            "The table turns reads away"),
    TABLE_WRITES_THROTTLED(
            new OfAws(Of.TABLE, "WriteThrottleEvents", "Sum"),
            atLeast(1).in(Duration.ofMinutes(5)),
            "The table turns writes away"),
    TABLE_ERRORS(
            new TableFaults("SystemErrors"),
            atLeast(5).in(Duration.ofMinutes(5)),
            "The table answers with errors of its own"),
    PARKED_EVENTS_QUEUE(
            new OfAws(Of.PARKED_EVENTS, "ApproximateNumberOfMessagesVisible", "Maximum"),
            atLeast(1).in(Duration.ofMinutes(5)),
            "Events lie in the dead-letter queue"),
    FAILED_RUNS_QUEUE(
            new OfAws(Of.FAILED_RUNS, "ApproximateNumberOfMessagesVisible", "Maximum"),
            atLeast(1).in(Duration.ofMinutes(5)),
            "Runs of the job failed, or could not be started"),

    FAILED_ORDER_SNAPSHOTS(
            new OfShop(Metric.SNAPSHOT_FAILURES, "Sum"),
            atLeast(1).in(Duration.ofMinutes(5)),
            "What is known of an order could not be written; it is tried again"),
    PARKED_EVENTS(
            new OfShop(Metric.WEBHOOKS_PARKED, "Sum"),
            atLeast(1).in(Duration.ofMinutes(5)),
            "An event failed for good and waits for a person"),
    OLDEST_UNFINISHED_EVENT(
            new OfShop(Metric.OLDEST_UNFINISHED_EVENT, "Maximum"),
            atLeast(3_600).in(Duration.ofMinutes(15)),
            "An event has waited for more than an hour"),
    UNSIGNED_DELIVERIES(
            new OfShop(Metric.WEBHOOK_SIGNATURE_FAILURES, "Sum"),
            atLeast(10).in(Duration.ofMinutes(5)),
            "Deliveries are refused for their signature: a forger, or a secret that was changed"),
    RATE_LIMIT_BREACHES(
            new OfShop(Metric.RATE_LIMITED, "Sum"),
            atLeast(100).in(Duration.ofMinutes(5)),
            "Many requests are beyond the rate limit of their address"),
    LIMITER_WITHOUT_TABLE(
            new OfShop(Metric.LIMITER_STORE_FAILURES, "Sum"),
            atLeast(10).in(Duration.ofMinutes(5)),
            "The rate limit does without the table, which does not answer"),
    STRIPE_ERRORS(
            new OfShop(Metric.STRIPE_ERRORS, "Sum"),
            atLeast(10).in(Duration.ofMinutes(5)),
            "Calls to Stripe are refused or not answered"),
    TOTAL_MISMATCHES(
            new OfShop(Metric.TOTAL_MISMATCHES, "Sum"),
            atLeast(1).in(Duration.ofMinutes(5)),
            "Stripe came to another total than was quoted; the session was ended"),
    FOREIGN_PAGES(
            new OfShop(Metric.FOREIGN_PAGES, "Sum"),
            atLeast(1).in(Duration.ofMinutes(5)),
            "Stripe's payment page is on a host that we do not know; the session was ended"),
    NEEDS_PERSON(
            new OfShop(Metric.NEEDS_PERSON, "Sum"),
            atLeast(1).in(Duration.ofMinutes(5)),
            "An order needs a person: a dispute, a warning of fraud, oversold pieces, a review, an"
                    + " amount that is not as quoted, or a failed refund; or carts hold most of"
                    + " what is counted"),
    SECOND_PAYMENTS(
            new OfShop(Metric.SECOND_PAYMENTS, "Sum"),
            atLeast(1).in(Duration.ofMinutes(5)),
            "A customer paid the same cart twice"),
    PARKED_TASKS(
            new OfShop(Metric.DUE_TASKS, "parked", "Sum"),
            atLeast(1).in(Duration.ofMinutes(5)),
            "A task of the due queue was given up: a letter, a coupon or a pending payment"),

    SYNC_ERRORS(
            new OfShop(Metric.SYNC_ERRORS, "Sum"),
            atLeast(1).in(Duration.ofHours(1)),
            "The sync could not do something that it found missing"),
    SYNC_NOT_RUN(
            new OfShop(Metric.SYNC_RUNS, List.of("success", "partial"), "Sum"),
            none().in(Duration.ofHours(1)).times(26),
            "No sync has come to its end for 26 hours"),
    SYNC_DRIFT(
            new OfShop(Metric.SYNC_DRIFT, "missing", "Sum"),
            atLeast(1).in(Duration.ofHours(1)),
            "The sync wrote orders of which no webhook told"),
    SYNC_PARKED(
            new OfShop(Metric.SYNC_PARKED, "Sum"),
            atLeast(1).in(Duration.ofHours(1)),
            "The sync has given something up after three nights");

    private static final String RUNBOOKS = "docs/operations/runbooks.md";

    private final Measure measure;
    private final Limit limit;
    private final String problem;

    Alarm(Measure measure, Limit limit, String problem) {
        this.measure = measure;
        this.limit = limit;
        this.problem = problem;
    }

    /** What is measured. */
    public Measure measure() {
        return measure;
    }

    /** From when on somebody is told. */
    public Limit limit() {
        return limit;
    }

    /** The alarm's name and the heading of its runbook: {@code parked-events}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is wrong, and where it stands what to do. */
    public String description() {
        return problem + ". What to do: " + RUNBOOKS + "#" + label();
    }
}
