package com.thebabesclub.commerce.deploy.alarm;

import com.thebabesclub.commerce.deploy.alarm.Measure.OfAws;
import com.thebabesclub.commerce.deploy.alarm.Measure.OfShop;
import com.thebabesclub.commerce.deploy.alarm.Measure.Share;
import com.thebabesclub.commerce.deploy.function.Service;
import com.thebabesclub.commerce.metric.Metric;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The parts of the stack by the names under which CloudWatch has their metrics.
 *
 * @param environment {@code SHOP_ENV}
 * @param functions the functions' names
 * @param api the REST API's name
 * @param apiStage the stage's name
 * @param firewall the name of the web ACL
 */
public record Watched(
        String environment,
        String region,
        Map<Service, String> functions,
        String api,
        String apiStage,
        String firewall,
        String table,
        String parkedEvents,
        String failedRuns) {

    /** The metric of the services, with the dimensions that they write. */
    public IMetric metric(OfShop measure, Duration period) {
        Map<String, String> dimensions = new TreeMap<>();
        dimensions.put(Metric.ENVIRONMENT, environment);
        measure.sort()
                .ifPresent(
                        sort -> dimensions.put(measure.metric().label().orElseThrow(), sort));
        return metric(
                Metric.NAMESPACE,
                measure.metric().cloudWatchName(),
                dimensions,
                measure.statistic(),
                period);
    }

    /** The metric of a function. */
    IMetric metric(Service service, OfAws measure, Duration period) {
        String name = Objects.requireNonNull(functions.get(service));
        return metric(
                "AWS/Lambda",
                measure.name(),
                Map.of("FunctionName", name),
                measure.statistic(),
                period);
    }

    /** The metric of what there is one of. */
    IMetric metric(OfAws measure, Duration period) {
        return switch (measure.of()) {
            case FUNCTION -> throw new IllegalArgumentException("there are three of them");
            case JOB -> metric(Service.JOB, measure, period);
            case API -> ofApi(measure.name(), measure.statistic(), period);
            case FIREWALL ->
                    metric(
                            "AWS/WAFV2",
                            measure.name(),
                            Map.of("WebACL", firewall, "Rule", "ALL", "Region", region),
                            measure.statistic(),
                            period);
            case TABLE ->
                    metric(
                            "AWS/DynamoDB",
                            measure.name(),
                            Map.of("TableName", table),
                            measure.statistic(),
                            period);
            case PARKED_EVENTS -> ofQueue(parkedEvents, measure, period);
            case FAILED_RUNS -> ofQueue(failedRuns, measure, period);
        };
    }

    IMetric metric(Share share, Duration period) {
        return MathExpression.Builder.create()
                .expression(
                        "IF(requests >= " + share.least() + ", 100 * refused / requests, 0)")
                .usingMetrics(
                        Map.of(
                                "refused", ofApi(share.name(), "Sum", period),
                                "requests", ofApi("Count", "Sum", period)))
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

    private static IMetric ofQueue(String queue, OfAws measure, Duration period) {
        return metric(
                "AWS/SQS",
                measure.name(),
                Map.of("QueueName", queue),
                measure.statistic(),
                period);
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
