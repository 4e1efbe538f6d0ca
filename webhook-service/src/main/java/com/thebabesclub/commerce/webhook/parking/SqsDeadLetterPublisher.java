package com.thebabesclub.commerce.webhook.parking;

import com.thebabesclub.commerce.event.DeadLetterPublisher;
import com.thebabesclub.commerce.event.UnfinishedEvent;
import com.thebabesclub.commerce.runtime.deadline.Deadline;

import io.micronaut.context.BeanProvider;
import io.micronaut.json.JsonMapper;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

import java.net.URI;
import java.time.Duration;

/** Parked events as messages of an SQS queue. */
final class SqsDeadLetterPublisher implements DeadLetterPublisher {

    static final Duration CALL_LIMIT = Duration.ofMillis(1_200);

    private final BeanProvider<SqsAsyncClient> client;
    private final JsonMapper json;
    private final URI queue;

    /**
     * @param client made at the first use: a function that parks nothing does not wait for it
     * @param queue {@code WEBHOOK_DLQ_URL}
     */
    SqsDeadLetterPublisher(BeanProvider<SqsAsyncClient> client, JsonMapper json, URI queue) {
        this.client = client;
        this.json = json;
        this.queue = queue;
    }

    @Override
    public Mono<Void> send(UnfinishedEvent event) {
        return Mono.fromCallable(() -> json.writeValueAsString(DeadLetter.of(event)))
                .flatMap(letter -> Deadline.limit(CALL_LIMIT, limit -> send(letter, limit)));
    }

    private Mono<Void> send(String letter, Duration limit) {
        AwsRequestOverrideConfiguration time =
                AwsRequestOverrideConfiguration.builder().apiCallTimeout(limit).build();
        return Mono.fromFuture(
                        () ->
                                client.get()
                                        .sendMessage(
                                                message ->
                                                        message.queueUrl(queue.toString())
                                                                .messageBody(letter)
                                                                .overrideConfiguration(time)))
                .then();
    }
}
