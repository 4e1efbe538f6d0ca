package com.thebabesclub.commerce.deploy.overview;

import com.thebabesclub.commerce.deploy.function.ShopFunction;
import com.thebabesclub.commerce.deploy.stage.StageSettings;
import com.thebabesclub.commerce.runtime.metric.Metric;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.QueryDefinition;
import software.amazon.awscdk.services.logs.QueryString;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A query of the logs for each metric of which CloudWatch keeps no series, or none by its sorts. A
 * saved query costs nothing; to run it costs by what it reads.
 */
public final class SavedQueries {

    private SavedQueries() {}

    public static void in(Stack stack, StageSettings settings, Collection<ShopFunction> functions) {
        List<ILogGroup> logs = functions.stream().<ILogGroup>map(ShopFunction::log).toList();
        Stream.of(Metric.values())
                .filter(metric -> !metric.series().isTotal() || metric.label().isPresent())
                .forEach(
                        metric ->
                                QueryDefinition.Builder.create(
                                                stack, "Query-" + metric.cloudWatchName())
                                        .queryDefinitionName(
                                                "babes-commerce%s/%s"
                                                        .formatted(
                                                                settings.suffix(),
                                                                metric.cloudWatchName()))
                                        .queryString(ofDays(metric))
                                        .logGroups(logs)
                                        .build());
    }

    private static QueryString ofDays(Metric metric) {
        String name = metric.cloudWatchName();
        return QueryString.Builder.create()
                .filterStatements(List.of("ispresent(" + name + ")"))
                .statsStatements(
                        List.of(
                                sums(metric).formatted(name)
                                        + " by bin(1d)"
                                        + metric.label().map(label -> ", " + label).orElse("")))
                .build();
    }

    private static String sums(Metric metric) {
        return switch (metric.unit()) {
            case COUNT -> "sum(%1$s) as total";
            case LEVEL -> "max(%1$s) as most";
            case SIZE -> "count(%1$s) as readings, sum(%1$s) as total, max(%1$s) as most";
            case MILLISECONDS, SECONDS ->
                    "count(%1$s) as readings, avg(%1$s) as mean, pct(%1$s, 99) as p99,"
                            + " max(%1$s) as most";
        };
    }
}
