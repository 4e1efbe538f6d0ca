package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.CrashCuts;
import com.thebabesclub.commerce.testing.DynamoDbTap;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The function dies before and after each of its calls, or a call fails, loses its answer or meets
 * another writer; Stripe delivers again where it must. The table afterwards is that of an
 * undisturbed run, item by item.
 */
class EventCrashTest {

    @ParameterizedTest
    @EnumSource
    @Case(
            id = "T-RACE-4",
            sentence =
                    "The process dies between reading and committing: the redelivery makes the order.")
    void aCutAtEveryCall(EventStory story) throws Exception {
        CrashCuts.Report report =
                CrashCuts.of(story.name(), () -> new EventWorld(story)).everywhere();

        assertThat(report.cuts()).isGreaterThanOrEqualTo(12);
    }

    @ParameterizedTest
    @EnumSource
    @Case(id = "F5", sentence = "A transaction conflict: tried again with jitter and a fresh read.")
    void aConflictAtEveryWrite(EventStory story) {
        AtomicInteger writes = new AtomicInteger();
        List<String> undisturbed = after(story, writes, 0);
        int all = writes.get();

        for (int conflict = 1; conflict <= all; conflict++) {
            assertThat(after(story, new AtomicInteger(), conflict))
                    .as(story + ", conflict at write " + conflict)
                    .isEqualTo(undisturbed);
        }
        System.out.println(story + ": " + all + " conflicts");
        assertThat(all).isPositive();
    }

    /** The table after one delivery, in which one write meets another writer. */
    private static List<String> after(EventStory story, AtomicInteger writes, int conflict) {
        try (EventWorld world = new EventWorld(story)) {
            world.table
                    .tap()
                    .script(
                            (call, proceed) ->
                                    isWrite(call) && writes.incrementAndGet() == conflict
                                            ? refused(call)
                                            : proceed.get());
            assertThat(world.attemptAtTheTap()).as("taken at the first delivery").isTrue();
            return world.state();
        }
    }

    private static boolean isWrite(DynamoDbTap.Call call) {
        return call.request() instanceof TransactWriteItemsRequest
                || call.request() instanceof PutItemRequest;
    }

    private static CompletableFuture<?> refused(DynamoDbTap.Call call) {
        if (call.request() instanceof TransactWriteItemsRequest transaction) {
            CancellationReason conflict =
                    CancellationReason.builder().code("TransactionConflict").build();
            return CompletableFuture.failedFuture(
                    TransactionCanceledException.builder()
                            .cancellationReasons(
                                    Collections.nCopies(
                                            transaction.transactItems().size(), conflict))
                            .build());
        }
        return CompletableFuture.failedFuture(
                TransactionConflictException.builder()
                        .awsErrorDetails(
                                AwsErrorDetails.builder()
                                        .errorCode("TransactionConflictException")
                                        .build())
                        .build());
    }
}
