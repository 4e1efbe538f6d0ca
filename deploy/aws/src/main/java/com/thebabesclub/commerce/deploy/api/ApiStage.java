package com.thebabesclub.commerce.deploy.api;

import com.thebabesclub.commerce.deploy.stage.StageSettings;
import com.thebabesclub.commerce.deploy.stage.StageSettings.ExistingApi;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigateway.AccessLogFormat;
import software.amazon.awscdk.services.apigateway.Deployment;
import software.amazon.awscdk.services.apigateway.IRestApi;
import software.amazon.awscdk.services.apigateway.LogGroupLogDestination;
import software.amazon.awscdk.services.apigateway.Method;
import software.amazon.awscdk.services.apigateway.MethodDeploymentOptions;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;
import software.amazon.awscdk.services.apigateway.Stage;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.LogGroup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The stage that serves the API, with a throttle for each route and a line for each request. */
final class ApiStage {

    /** No caller's address, no query and no header: what was asked, and how it went. */
    private static final String LINE =
            """
            {"requestId":"$context.requestId","extendedRequestId":"$context.extendedRequestId",\
            "traceId":"$context.xrayTraceId","time":"$context.requestTimeEpoch",\
            "method":"$context.httpMethod","route":"$context.resourcePath",\
            "status":"$context.status","gatewayError":"$context.error.responseType",\
            "functionStatus":"$context.integration.status",\
            "functionMillis":"$context.integration.latency",\
            "millis":"$context.responseLatency","bytes":"$context.responseLength",\
            "waf":"$context.wafResponseCode"}""";

    /** For what is no route of ours. */
    private static final int OTHER_RATE = 50;

    private static final int OTHER_BURST = 100;

    private ApiStage() {}

    /**
     * Brings the routes to a stage of our own, or to the one that is there already, whose throttles
     * and log stay as they are.
     */
    static ServedStage in(
            Stack stack, StageSettings settings, IRestApi api, List<Method> methods, IKey key) {
        Optional<ExistingApi> existing = settings.api().filter(there -> there.stage().isPresent());
        Deployment.Builder bringing =
                Deployment.Builder.create(stack, "Deployment")
                        .api(api)
                        .description("The Babes Club: commerce");
        existing.ifPresent(_ -> bringing.stageName(settings.apiStage()).retainDeployments(true));
        Deployment deployment = bringing.build();
        methods.forEach(deployment.getNode()::addDependency);
        deployment.addToLogicalId(Route.all().toString());
        return existing.map(
                        there -> ServedStage.of(stack, there, settings.apiStage(), api, deployment))
                .orElseGet(() -> ServedStage.of(made(stack, settings, deployment, key)));
    }

    private static Stage made(
            Stack stack, StageSettings settings, Deployment deployment, IKey key) {
        return Stage.Builder.create(stack, "Stage")
                .deployment(deployment)
                .stageName(settings.apiStage())
                .accessLogDestination(new LogGroupLogDestination(log(stack, settings, key)))
                .accessLogFormat(AccessLogFormat.custom(LINE))
                .loggingLevel(MethodLoggingLevel.ERROR)
                .dataTraceEnabled(false)
                .metricsEnabled(true)
                .tracingEnabled(true)
                .throttlingRateLimit(OTHER_RATE)
                .throttlingBurstLimit(OTHER_BURST)
                .methodOptions(throttles())
                .build();
    }

    private static LogGroup log(Stack stack, StageSettings settings, IKey key) {
        return LogGroup.Builder.create(stack, "AccessLog")
                .logGroupName("/aws/apigateway/babes-commerce" + settings.suffix())
                .retention(settings.logs())
                .encryptionKey(key)
                .removalPolicy(settings.whatIsLeft())
                .build();
    }

    private static Map<String, MethodDeploymentOptions> throttles() {
        Map<String, MethodDeploymentOptions> throttles = new TreeMap<>();
        for (Route route : Route.all()) {
            for (String method : route.methods()) {
                throttles.put(
                        route.path() + "/" + method,
                        MethodDeploymentOptions.builder()
                                .throttlingRateLimit(route.throttle().rate())
                                .throttlingBurstLimit(route.throttle().burst())
                                .loggingLevel(MethodLoggingLevel.ERROR)
                                .dataTraceEnabled(false)
                                .metricsEnabled(true)
                                .build());
            }
        }
        return throttles;
    }
}
