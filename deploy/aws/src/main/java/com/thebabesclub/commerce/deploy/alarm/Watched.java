package com.thebabesclub.commerce.deploy.alarm;

import com.thebabesclub.commerce.deploy.alarm.Measure.OfAws;
import com.thebabesclub.commerce.deploy.alarm.Measure.OfShop;
import com.thebabesclub.commerce.deploy.alarm.Measure.Share;
import com.thebabesclub.commerce.deploy.alarm.Measure.TableFaults;
import com.thebabesclub.commerce.deploy.function.Service;
import com.thebabesclub.commerce.runtime.metric.Metric;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The parts of the stack by the names under which CloudWatch has their metrics.
 *
 * @param environment {@code SHOP_ENV}
 * @param functions the functions' names
 * @param api the REST API's name
 * @param apiStage the stage's name
 * @param firewall the name of the web ACL, if there is one
 */
public record Watched(
        String environment,
        String region,
        Map<Service, String> functions,
        String api,
        String apiStage,
        Optional<String> firewall,
        String table,
        String parkedEvents,
        String failedRuns) {

    private static final List<String> OPERATIONS =
            List.of(
                    "GetItem",
                    "BatchGetItem",
                    "Query",
                    "PutItem",
                    "UpdateItem",
                    "DeleteItem",
                    "TransactWriteItems");

    /** The metric of the services, with the dimensions that they write. */
    public IMetric metric(OfShop measure, Duration period) {
        return switch (measure.sorts().size()) {
            case 0 -> ofShop(measure, Map.of(), period);
            case 1 -> ofShop(measure, sort(measure, measure.sorts().getFirst()), period);
            default ->
                    sum(
                            measure.sorts(),
                            sort -> ofShop(measure, sort(measure, sort), period),
                            measure.metric().cloudWatchName(),
                            period);
        };
    }

    /** All operations of the table that the services use. */
    IMetric metric(TableFaults faults, Duration period) {
        return sum(
                OPERATIONS,
                operation ->
                        metric(
                                "AWS/DynamoDB",
                                faults.name(),
                                Map.of("TableName", table, "Operation", operation),
                                "Sum",
                                period),
                faults.name(),
                period);
    }

    private IMetric ofShop(OfShop measure, Map<String, String> sort, Duration period) {
        Map<String, String> dimensions = new TreeMap<>(sort);
        dimensions.put(Metric.ENVIRONMENT, environment);
        return metric(
                Metric.NAMESPACE,
                measure.metric().cloudWatchName(),
                dimensions,
                measure.statistic(),
                period);
    }

    private static Map<String, String> sort(OfShop measure, String sort) {
        return Map.of(measure.metric().label().orElseThrow(), sort);
    }

    /** Where one of them says nothing, it counts as 0. */
    private static IMetric sum(
            List<String> parts, Function<String, IMetric> metric, String label, Duration period) {
        Map<String, IMetric> named = new TreeMap<>();
        parts.forEach(
                part ->
                        named.put(
                                part.substring(0, 1).toLowerCase(Locale.ROOT) + part.substring(1),
                                metric.apply(part)));
        return MathExpression.Builder.create()
                .expression(
                        named.keySet().stream()
                                .map(name -> "FILL(" + name + ", 0)")
                                .collect(Collectors.joining(" + ")))
                .usingMetrics(named)
                .label(label)
                .period(period)
                .build();
    }

    /** The metric of a function. */
    IMetric metric(Service service, OfAws measure, Duration period) {
        return ofFunction(service, measure.name(), measure.statistic(), period);
    }

    /** A metric of a function, by its name. */
    public IMetric ofFunction(Service service, String name, String statistic, Duration period) {
        String function = Objects.requireNonNull(functions.get(service));
        return metric("AWS/Lambda", name, Map.of("FunctionName", function), statistic, period);
    }

    /** The metric of what there is one of. */
    IMetric metric(OfAws measure, Duration period) {
        return switch (measure.of()) {
            case FUNCTION -> throw new IllegalArgumentException("there is one for each");
            case JOB -> metric(Service.JOB, measure, period);
            case API -> ofApi(measure.name(), measure.statistic(), period);
            case FIREWALL ->
                    metric(
                            "AWS/WAFV2",
                            measure.name(),
                            Map.of(
                                    "WebACL",
                                    firewall.orElseThrow(),
                                    "Rule",
                                    "ALL",
                                    "Region",
                                    region),
                            measure.statistic(),
                            period);
            case TABLE -> ofTable(measure.name(), measure.statistic(), period);
            case PARKED_EVENTS -> ofQueue(parkedEvents, measure, period);
            case FAILED_RUNS -> ofQueue(failedRuns, measure, period);
        };
    }

    IMetric metric(Share share, Duration period) {
        return MathExpression.Builder.create()
                .expression("IF(requests >= " + share.least() + ", 100 * refused / requests, 0)")
                .usingMetrics(
                        // Sorted, so that two syntheses write the same.
                        new TreeMap<>(
                                Map.of(
                                        "refused", ofApi(share.name(), "Sum", period),
                                        "requests", ofApi("Count", "Sum", period))))
                .label(share.name() + " in percent")
                .period(period)
                .build();
    }

    /** A metric of the API's stage. */
    public IMetric ofApi(String name, String statistic, Duration period) {
        return metric(
                "AWS/ApiGateway",
                name,
                Map.of("ApiName", api, "Stage", apiStage),
                statistic,
                period);
    }

    /** A metric of the whole table. */
    public IMetric ofTable(String name, String statistic, Duration period) {
        return metric("AWS/DynamoDB", name, Map.of("TableName", table), statistic, period);
    }

    private static IMetric ofQueue(String queue, OfAws measure, Duration period) {
        return metric(
                "AWS/SQS", measure.name(), Map.of("QueueName", queue), measure.statistic(), period);
    }

    private static IMetric metric(
            String namespace,
            String name,
            Map<String, String> dimensions,
            String statistic,
            Duration period) {
        return software.amazon.awscdk.services.cloudwatch.Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .dimensionsMap(dimensions)
                .statistic(statistic)
                .period(period)
                .build();
    }
}
