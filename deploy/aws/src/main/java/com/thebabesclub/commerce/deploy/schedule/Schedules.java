package com.thebabesclub.commerce.deploy.schedule;

import com.thebabesclub.commerce.deploy.function.ShopFunction;
import com.thebabesclub.commerce.deploy.queue.DeadLetters;
import com.thebabesclub.commerce.deploy.stage.StageSettings;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.CfnEventInvokeConfig;
import software.amazon.awscdk.services.lambda.CfnEventInvokeConfig.DestinationConfigProperty;
import software.amazon.awscdk.services.lambda.CfnEventInvokeConfig.OnFailureProperty;

import java.util.List;
import java.util.Map;

/** When the job runs: the whole comparison at night, what is due every five minutes. */
public final class Schedules {

    /** A run that could not start for an hour is late; the next one does its work. */
    private static final Duration LATE = Duration.hours(1);

    private static final int TRIES = 1;

    private Schedules() {}

    public static void in(
            Stack stack, StageSettings settings, ShopFunction job, DeadLetters deadLetters) {
        LambdaFunction.Builder night = target(job, deadLetters);
        Rule.Builder.create(stack, "Nightly")
                .ruleName(settings.schedule().syncRule() + settings.suffix())
                .enabled(settings.schedule().on())
                .description("Nightly Stripe order reconciliation")
                .schedule(Schedule.expression(settings.schedule().sync()))
                .targets(List.of(night.build()))
                .build();
        LambdaFunction.Builder due =
                target(job, deadLetters)
                        .event(RuleTargetInput.fromObject(Map.of("passes", List.of("due"))));
        Rule.Builder.create(stack, "Due")
                .ruleName("babes-commerce-due-queue" + settings.suffix())
                .enabled(settings.schedule().on())
                .description("What is due: mails, coupons, pending payments, an unfinished sync")
                .schedule(Schedule.expression("rate(5 minutes)"))
                .targets(List.of(due.build()))
                .build();
        CfnEventInvokeConfig.Builder.create(stack, "FailedRun")
                .functionName(job.name())
                .qualifier(ShopFunction.ALIAS)
                .maximumEventAgeInSeconds(LATE.toSeconds())
                .maximumRetryAttempts(TRIES)
                .destinationConfig(
                        DestinationConfigProperty.builder()
                                .onFailure(
                                        OnFailureProperty.builder()
                                                .destination(deadLetters.failedRuns().getQueueArn())
                                                .build())
                                .build())
                .build()
                .getNode()
                .addDependency(job.alias());
    }

    private static LambdaFunction.Builder target(ShopFunction job, DeadLetters deadLetters) {
        return LambdaFunction.Builder.create(job.alias())
                .deadLetterQueue(deadLetters.failedRuns())
                .maxEventAge(LATE)
                .retryAttempts(TRIES);
    }
}
