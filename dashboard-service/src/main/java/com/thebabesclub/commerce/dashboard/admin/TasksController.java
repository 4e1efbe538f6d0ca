package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.dashboard.page.Pager;
import com.thebabesclub.commerce.http.BlankTextNormalizer;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.http.TimeLimit;
import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.openapi.AdminRoutes;
import com.thebabesclub.commerce.openapi.InvalidRequestResponse;
import com.thebabesclub.commerce.openapi.ProblemResponse;
import com.thebabesclub.commerce.outbox.OutboxRepository;
import com.thebabesclub.commerce.outbox.OutboxTask.Kind;
import com.thebabesclub.commerce.outbox.ParkedTask;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.util.Arrays;
import java.util.Optional;

@Controller("/admin/tasks")
@AdminRoutes
@TimeLimit("8s")
@Secured("ADMIN")
class TasksController {

    private static final String GONE = "No such task was given up.";

    private final Pager pager;
    private final OutboxRepository queue;

    TasksController(Pager pager, OutboxRepository queue) {
        this.pager = pager;
        this.queue = queue;
    }

    /**
     * Tasks that were given up, such as letters and order events that could not be sent.
     *
     * @param kind only tasks of this sort; mail is letters
     * @param limit how many on a page
     * @param cursor nextCursor of the page before; good for this caller and this list only
     * @return A page.
     */
    @Get
    @Operation(operationId = "parkedTasks")
    @InvalidRequestResponse
    Mono<TasksReply> list(
            @Parameter(hidden = true) Caller caller,
            @QueryValue
                    @Nullable
                    @Parameter(
                            example = "mail",
                            schema =
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
                                            }))
                    String kind,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit,
            @QueryValue @Nullable @Size(max = 2048) String cursor) {
        Optional<Kind> wanted = BlankTextNormalizer.of(kind).map(TasksController::kind);
        return pager.page(
                        new Pager.Place(
                                "tasks " + wanted.map(Kind::text).orElse(""), caller.subject()),
                        OutboxRepository.parkedTasks(wanted, limit),
                        BlankTextNormalizer.of(cursor),
                        ParkedTask::read)
                .map(
                        page ->
                                new TasksReply(
                                        page.records().stream().map(TasksReply.Task::of).toList(),
                                        page.nextCursor().orElse(null)));
    }

    /**
     * Puts a task that was given up back into the queue, as if it were owed now.
     *
     * @param taskId of the list
     * @return The task as it was given up. It is done within minutes.
     */
    @Post("/{taskId}/retry")
    @Status(HttpStatus.ACCEPTED)
    @Operation(operationId = "retryTask")
    @ProblemResponse(
            status = 404,
            code = "not_found",
            detail = GONE,
            description = "Not there, or put back by somebody else.")
    Mono<TasksReply.Task> retry(
            @Parameter(example = "bWFpbCNjc190ZXN0X2ExYjJjM2Q0") String taskId) {
        return Mono.justOrEmpty(TaskId.sort(taskId))
                .flatMap(queue::findParked)
                .flatMap(parked -> queue.unpark(parked).thenReturn(parked))
                .map(TasksReply.Task::of)
                .switchIfEmpty(Mono.error(() -> Problem.notFound(GONE).exception()));
    }

    private static Kind kind(String text) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.text().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("kind", "is not a sort of task").exception());
    }
}
