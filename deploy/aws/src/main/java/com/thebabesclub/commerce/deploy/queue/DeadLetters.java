package com.thebabesclub.commerce.deploy.queue;

import com.thebabesclub.commerce.deploy.stage.StageSettings;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;

/**
 * Two queues that nobody reads by machine: what lies in one waits for a person.
 *
 * @param parkedEvents the webhook tells it of events that it has given up
 * @param failedRuns the runs of the job that failed, or that could not be started
 */
public record DeadLetters(Queue parkedEvents, Queue failedRuns) {

    private static final int KEPT_DAYS = 14;

    public static DeadLetters in(Stack stack, StageSettings settings, IKey key) {
        return new DeadLetters(
                queue(stack, "ParkedEvents", "babes-commerce-parked-events", settings, key),
                queue(stack, "FailedRuns", "babes-commerce-failed-runs", settings, key));
    }

    private static Queue queue(
            Stack stack, String id, String name, StageSettings settings, IKey key) {
        return Queue.Builder.create(stack, id)
                .queueName(name + settings.suffix())
                .encryption(QueueEncryption.KMS)
                .encryptionMasterKey(key)
                .dataKeyReuse(Duration.hours(1))
                .enforceSsl(true)
                .retentionPeriod(Duration.days(KEPT_DAYS))
                .build();
    }
}
