package com.thebabesclub.commerce.deploy.function;

import com.thebabesclub.commerce.deploy.Artifacts;
import com.thebabesclub.commerce.deploy.stage.StageSettings;
import com.thebabesclub.commerce.deploy.stage.Start;

import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.LogGroup;

import java.util.Map;

/**
 * One function. Everything that calls it calls the alias {@code live}, which stands on a version;
 * old versions stay, so that going back is to move the alias.
 */
public final class ShopFunction {

    /** What callers call. */
    public static final String ALIAS = "live";

    private final Service service;
    private final String name;
    private final Alias alias;
    private final LogGroup log;

    private ShopFunction(Service service, String name, Alias alias, LogGroup log) {
        this.service = service;
        this.name = name;
        this.alias = alias;
        this.log = log;
    }

    static ShopFunction in(
            Stack stack,
            Service service,
            StageSettings settings,
            Artifacts artifacts,
            Role role,
            LogGroup log,
            Map<String, String> variables) {
        String name = Variables.name(service, settings);
        boolean own = settings.start() == Start.OWN_RUNTIME;
        Function.Builder builder =
                Function.Builder.create(stack, id(service))
                        .functionName(name)
                        .description("The Babes Club: " + service.title())
                        .runtime(own ? Runtime.PROVIDED_AL2023 : Runtime.JAVA_25)
                        .architecture(architecture(settings))
                        .handler(service.handler())
                        .code(code(service, settings, artifacts))
                        .memorySize(service.memory())
                        .timeout(Duration.seconds(service.timeoutSeconds()))
                        .environment(variables)
                        .role(role)
                        .logGroup(log)
                        .tracing(Tracing.ACTIVE)
                        .currentVersionOptions(
                                VersionOptions.builder()
                                        .removalPolicy(RemovalPolicy.RETAIN)
                                        .build());
        if (settings.start() == Start.SNAPSTART) {
            builder.snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS);
        }
        if (service == Service.JOB && settings.jobConcurrency() > 0) {
            builder.reservedConcurrentExecutions(settings.jobConcurrency());
        }
        Function function = builder.build();
        Annotations.of(function)
                .acknowledgeWarning(
                        "@aws-cdk/aws-lambda:snapStartRequirePublish",
                        "callers call an alias that stands on a published version");
        Alias alias =
                Alias.Builder.create(stack, id(service) + "Live")
                        .aliasName(ALIAS)
                        .version(function.getCurrentVersion())
                        .build();
        return new ShopFunction(service, name, alias, log);
    }

    private static Code code(Service service, StageSettings settings, Artifacts artifacts) {
        String form = settings.start() == Start.OWN_RUNTIME ? "runtime" : "lambda";
        return artifacts.code(service.module(), service.module() + "-" + form + ".zip");
    }

    private static Architecture architecture(StageSettings settings) {
        return settings.architecture().equals("arm64") ? Architecture.ARM_64 : Architecture.X86_64;
    }

    private static String id(Service service) {
        return service.name().charAt(0)
                + service.name().substring(1).toLowerCase(java.util.Locale.ROOT);
    }

    public Service service() {
        return service;
    }

    public String name() {
        return name;
    }

    public Alias alias() {
        return alias;
    }

    /** What it writes. */
    public LogGroup log() {
        return log;
    }
}
