package com.thebabesclub.commerce.metric;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything that is measured. Alarms and dashboards hang on these names: renaming one breaks them.
 */
public enum Metric {
    QUOTES(
            Unit.COUNT,
            "cache",
            "quotes answered, by whether the shopper's last one was answered again: hit or miss"),
    QUOTE_LINES(Unit.SIZE, "lines of each quote"),
    QUOTE_AMOUNT(Unit.SIZE, "currency", "total of each quote in minor units, by currency"),
    QUOTE_BUNDLES(Unit.SIZE, "bundles applied to each quote"),
    QUOTE_LATENCY(Unit.MILLISECONDS, "time that each quote took"),
    RATE_LIMITED(Unit.COUNT, "scope", "requests refused by the rate limit"),
    LIMITER_STORE_FAILURES(
            Unit.COUNT,
            "scope",
            "requests that only the local limit judged, since the table did not answer"),
    UNREADABLE_ITEMS(Unit.COUNT, "stored items that a list left out, since they cannot be read");

    private final Unit unit;
    private final Optional<String> label;
    private final String meaning;

    Metric(Unit unit, String meaning) {
        this(unit, Optional.empty(), meaning);
    }

    Metric(Unit unit, String label, String meaning) {
        this(unit, Optional.of(label), meaning);
    }

    Metric(Unit unit, Optional<String> label, String meaning) {
        this.unit = unit;
        this.label = label;
        this.meaning = meaning;
    }

    /** One more of it. */
    public Reading one() {
        return of(1);
    }

    /** One more of it, of this sort. A sort is one of a few words, never an id. */
    public Reading one(String sort) {
        return of(1, sort);
    }

    /** A value, in the metric's unit. */
    public Reading of(long value) {
        return new Reading(this, value, Optional.empty());
    }

    /** A value of this sort, in the metric's unit. */
    public Reading of(long value, String sort) {
        return new Reading(this, value, Optional.of(sort));
    }

    public Unit unit() {
        return unit;
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
        return switch (unit) {
            case MILLISECONDS, SECONDS -> name + "_seconds";
            case COUNT, SIZE, LEVEL -> name;
        };
    }
}
