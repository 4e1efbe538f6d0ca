package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.openapi.UtcTime;
import com.thebabesclub.commerce.outbox.ParkedTask;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/**
 * A page of the tasks that were given up, by their sort and what they are about.
 *
 * @param nextCursor for the page after this; null where this is the last
 */
@Serdeable
@Schema(
        name = "Tasks",
        example =
                """
                {
                  "tasks": [{
                    "taskId": "bWFpbCNjc190ZXN0X2ExYjJjM2Q0",
                    "kind": "mail",
                    "objectId": "cs_test_a1b2c3d4",
                    "owed": ["customer_mail"],
                    "since": "2026-11-26T12:00:00Z",
                    "parkedAt": "2026-11-29T12:00:00Z",
                    "attempts": 8,
                    "reason": "Postmark answered 422"
                  }],
                  "nextCursor": null
                }
                """)
record TasksReply(List<Task> tasks, @Nullable String nextCursor) {

    /**
     * Something that was owed and given up.
     *
     * @param taskId of the task, to try it again
     * @param objectId of the session that it is about; of a reservation the cart
     * @param owed what is still to be done, such as {@code customer_mail}
     * @param since when it was first owed
     * @param parkedAt when it was given up
     * @param reason of the last failure, without anything personal
     */
    @Serdeable
    @Schema(
            name = "Task",
            example =
                    """
                    {
                      "taskId": "bWFpbCNjc190ZXN0X2ExYjJjM2Q0",
                      "kind": "mail",
                      "objectId": "cs_test_a1b2c3d4",
                      "owed": ["customer_mail"],
                      "since": "2026-11-26T12:00:00Z",
                      "parkedAt": "2026-11-29T12:00:00Z",
                      "attempts": 8,
                      "reason": "Postmark answered 422"
                    }
                    """)
    record Task(
            String taskId,
            @Schema(
                            type = "string",
                            allowableValues = {
                                "expire",
                                "poll",
                                "mail",
                                "refund",
                                "erase",
                                "reservation",
                                "restock",
                                "coupon",
                                "event"
                            })
                    String kind,
            String objectId,
            List<String> owed,
            @UtcTime String since,
            @UtcTime String parkedAt,
            @Schema(minimum = "1") int attempts,
            String reason) {

        static Task of(ParkedTask parked) {
            return new Task(
                    TaskId.of(parked.sort()),
                    parked.task().kind().text(),
                    parked.task().sessionId(),
                    parked.task().owed().stream()
                            .map(owed -> owed.name().toLowerCase(Locale.ROOT))
                            .toList(),
                    parked.since().toString(),
                    parked.parkedAt().toString(),
                    parked.tries(),
                    parked.reason());
        }
    }
}
