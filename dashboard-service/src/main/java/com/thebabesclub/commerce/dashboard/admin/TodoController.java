package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.dashboard.page.Pager;
import com.thebabesclub.commerce.domain.order.TodoReason;
import com.thebabesclub.commerce.http.BlankTextNormalizer;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.http.TimeLimit;
import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.openapi.AdminRoutes;
import com.thebabesclub.commerce.openapi.InvalidRequestResponse;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.KeyRange;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
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
import java.util.List;
import java.util.Optional;

@Controller("/admin/todo")
@AdminRoutes
@TimeLimit("8s")
@Secured("ADMIN")
class TodoController {

    private final Pager pager;

    TodoController(Pager pager) {
        this.pager = pager;
    }

    /**
     * What needs a person now: by reason, the most urgent reason first and what is to be packed
     * last, and the oldest first.
     *
     * @param reason only what is to be done for this reason
     * @param limit how many on a page
     * @param cursor nextCursor of the page before; good for this caller and this list only
     * @return A page.
     */
    @Get
    @Operation(operationId = "todo")
    @InvalidRequestResponse
    Mono<TodoReply> list(
            @Parameter(hidden = true) Caller caller,
            @QueryValue
                    @Nullable
                    @Parameter(
                            example = "dispute",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {
                                                "dispute",
                                                "fraud",
                                                "oversold",
                                                "review",
                                                "refund",
                                                "pack"
                                            }))
                    String reason,
            @QueryValue(defaultValue = "50") @Min(1) @Max(100) int limit,
            @QueryValue @Nullable @Size(max = 2048) String cursor) {
        List<TodoReason> reasons = wanted(BlankTextNormalizer.of(reason));
        return pager.page(
                        new Pager.Place("todo " + reasons, caller.subject()),
                        reasons.stream().map(wanted -> oldest(wanted, limit)).toList(),
                        BlankTextNormalizer.of(cursor),
                        TodoReply.Item::of)
                .map(page -> new TodoReply(page.records(), page.nextCursor().orElse(null)));
    }

    private static KeyRange oldest(TodoReason reason, int limit) {
        return KeyRange.ascending(Key.todos(reason.text()), "", limit);
    }

    private static List<TodoReason> wanted(Optional<String> text) {
        Optional<TodoReason> reason = text.flatMap(TodoReason::ofText);
        if (text.isPresent() && reason.isEmpty()) {
            throw Problem.invalid(
                            "reason", "must be dispute, fraud, oversold, review, refund or pack")
                    .exception();
        }
        return reason.map(List::of).orElse(Arrays.asList(TodoReason.values()));
    }
}
