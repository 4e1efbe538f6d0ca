package com.thebabesclub.commerce.outbox.orderevent;

import com.thebabesclub.commerce.runtime.deadline.Deadline;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A bus of EventBridge. It keeps no order of its own: the events' sequence tells it.
 *
 * @param client made when the first event is sent
 * @param bus its name or ARN
 * @param source what rules may ask for: the shop
 */
record EventBridgeTarget(Supplier<EventBridgeAsyncClient> client, String bus, String source)
        implements OrderEventTarget {

    static final Duration CALL_LIMIT = Duration.ofSeconds(4);

    @Override
    public Mono<Void> send(Message message) {
        return Deadline.limit(CALL_LIMIT, limit -> put(request(message, limit)));
    }

    private Mono<Void> put(PutEventsRequest request) {
        return Mono.fromFuture(() -> client.get().putEvents(request))
                .onErrorMap(SdkException.class, EventBridgeTarget::ours)
                .flatMap(EventBridgeTarget::taken);
    }

    /** An answer may be good and say of the event that it was not taken. */
    private static Mono<Void> taken(PutEventsResponse answer) {
        return answer.entries().stream()
                .map(PutEventsResultEntry::errorCode)
                .flatMap(code -> Optional.ofNullable(code).stream())
                .findFirst()
                .<Mono<Void>>map(code -> Mono.error(refused(code)))
                .orElseGet(Mono::empty);
    }

    private PutEventsRequest request(Message message, Duration limit) {
        PutEventsRequestEntry entry =
                PutEventsRequestEntry.builder()
                        .eventBusName(bus)
                        .source(source)
                        .detailType(message.type())
                        .time(message.time())
                        .detail(message.body())
                        .build();
        return PutEventsRequest.builder()
                .entries(entry)
                .overrideConfiguration(call -> call.apiCallTimeout(limit))
                .build();
    }

    /** The service's own message is left out: it may repeat what was sent. */
    private static OrderEventNotTaken ours(SdkException failure) {
        return failure instanceof AwsServiceException answer
                ? refused(
                        Optional.ofNullable(answer.awsErrorDetails())
                                .map(details -> details.errorCode())
                                .orElse("an error"))
                : new OrderEventNotTaken("the bus did not answer", failure);
    }

    private static OrderEventNotTaken refused(String code) {
        return new OrderEventNotTaken("the bus answered " + code, null);
    }
}
