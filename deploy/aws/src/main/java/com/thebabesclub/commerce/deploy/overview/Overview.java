package com.thebabesclub.commerce.deploy.overview;

import com.thebabesclub.commerce.deploy.alarm.Measure.OfShop;
import com.thebabesclub.commerce.deploy.alarm.Watched;
import com.thebabesclub.commerce.deploy.function.Service;
import com.thebabesclub.commerce.deploy.stage.StageSettings;
import com.thebabesclub.commerce.runtime.metric.Metric;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;

import java.util.Arrays;
import java.util.List;

/** One page on which a person sees how the shop is: money first, then what waits, then speed. */
public final class Overview {

    private static final int HALF = 12;

    private static final Duration PERIOD = Duration.minutes(5);

    private Overview() {}

    public static void in(Stack stack, StageSettings settings, Watched watched) {
        Dashboard.Builder.create(stack, "Overview")
                .dashboardName("babes-commerce" + settings.suffix())
                .widgets(
                        List.of(
                                List.of(
                                        sums(watched, "Orders", Metric.NEW_ORDERS, Metric.SESSIONS),
                                        sums(
                                                watched,
                                                "Orders to look at",
                                                Metric.NEEDS_PERSON,
                                                Metric.SECOND_PAYMENTS,
                                                Metric.TOTAL_MISMATCHES)),
                                List.of(
                                        sums(
                                                watched,
                                                "Events",
                                                Metric.WEBHOOKS_RECEIVED,
                                                Metric.WEBHOOKS_SETTLED,
                                                Metric.WEBHOOK_FAILURES,
                                                Metric.WEBHOOKS_PARKED),
                                        peaks(
                                                watched,
                                                "What waits",
                                                Metric.OLDEST_UNFINISHED_EVENT,
                                                Metric.DUE_LATENESS,
                                                Metric.DUE_LEFT)),
                                List.of(
                                        api(
                                                watched,
                                                "Requests",
                                                "Sum",
                                                "Count",
                                                "4XXError",
                                                "5XXError"),
                                        api(watched, "Time of an answer", "p99", "Latency")),
                                List.of(
                                        functions(watched, "Time in a function", "p99", "Duration"),
                                        functions(
                                                watched, "Failed in a function", "Sum", "Errors")),
                                List.of(
                                        functions(
                                                watched,
                                                "Starts of a function",
                                                "Sum",
                                                "Invocations"),
                                        table(
                                                watched,
                                                "Units of the table",
                                                "ConsumedReadCapacityUnits",
                                                "ConsumedWriteCapacityUnits")),
                                List.of(
                                        sums(
                                                watched,
                                                "Stripe",
                                                Metric.STRIPE_ERRORS,
                                                Metric.STRIPE_CIRCUIT),
                                        sums(
                                                watched,
                                                "Quotes",
                                                Metric.QUOTES,
                                                Metric.RATE_LIMITED,
                                                Metric.MAILS))))
                .build();
    }

    private static IWidget sums(Watched watched, String title, Metric... metrics) {
        return graph(title, own(watched, "Sum", metrics));
    }

    private static IWidget peaks(Watched watched, String title, Metric... metrics) {
        return graph(title, own(watched, "Maximum", metrics));
    }

    private static List<? extends IMetric> own(
            Watched watched, String statistic, Metric... metrics) {
        return Arrays.stream(metrics)
                .map(metric -> watched.metric(new OfShop(metric, statistic), PERIOD))
                .toList();
    }

    private static IWidget api(Watched watched, String title, String statistic, String... names) {
        return graph(
                title,
                Arrays.stream(names).map(name -> watched.ofApi(name, statistic, PERIOD)).toList());
    }

    private static IWidget functions(Watched watched, String title, String statistic, String name) {
        return graph(
                title,
                Arrays.stream(Service.values())
                        .map(service -> watched.ofFunction(service, name, statistic, PERIOD))
                        .toList());
    }

    private static IWidget table(Watched watched, String title, String... names) {
        return graph(
                title,
                Arrays.stream(names).map(name -> watched.ofTable(name, "Sum", PERIOD)).toList());
    }

    private static IWidget graph(String title, List<? extends IMetric> metrics) {
        return GraphWidget.Builder.create().title(title).left(metrics).width(HALF).build();
    }
}
