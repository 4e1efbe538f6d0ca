package com.thebabesclub.commerce.bench.cold;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A route with those who answer it, and how they did. */
final class Contest {

    static final String BARE = "bare handler, cache";
    static final String PLAIN = "ours, plain";
    static final String CACHED = "ours, cache";
    static final String PYTHON = "Python";

    private final Map<String, List<Variant.Start>> starts = new HashMap<>();
    private final Map<String, String> remarks = new HashMap<>();
    private final String route;
    private final List<Variant> variants;

    Contest(String route, Packaged bare, Packaged ours, Variant python) {
        this.route = route;
        this.variants =
                List.of(bare.deployed(BARE), ours.plain(PLAIN), ours.deployed(CACHED), python);
    }

    String route() {
        return route;
    }

    List<Variant> variants() {
        return variants;
    }

    void add(Variant variant, Variant.Start start) {
        starts.computeIfAbsent(variant.name(), _ -> new ArrayList<>()).add(start);
    }

    /** What the table says of the variant. */
    void remark(Variant variant, String remark) {
        remarks.put(variant.name(), remark);
    }

    /** How many times the other's median ours is, with its cache. */
    double ratioTo(String other) {
        return median(CACHED, Variant.Start::time) / median(other, Variant.Start::time);
    }

    /** A table in Markdown. */
    String table() {
        return variants.stream()
                .map(Variant::name)
                .map(this::row)
                .collect(
                        Collectors.joining(
                                "",
                                "| `%s` | first answer, ms | processor, ms | with |%n|---|---|---|---|%n"
                                        .formatted(route),
                                ""));
    }

    private String row(String variant) {
        List<Double> times = sorted(variant, Variant.Start::time);
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f (%,.0f to %,.0f) | %,.0f | %s |%n",
                variant,
                median(variant, Variant.Start::time),
                times.getFirst(),
                times.getLast(),
                median(variant, Variant.Start::processor),
                remarks.getOrDefault(variant, ""));
    }

    private double median(String variant, Function<Variant.Start, Duration> what) {
        List<Double> all = sorted(variant, what);
        return all.get(all.size() / 2);
    }

    private List<Double> sorted(String variant, Function<Variant.Start, Duration> what) {
        return starts.getOrDefault(variant, List.of()).stream()
                .map(what)
                .map(time -> time.toNanos() / 1e6)
                .sorted()
                .toList();
    }
}
