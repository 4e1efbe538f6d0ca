package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.http.BlankTextNormalizer;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.http.ProblemException;
import com.thebabesclub.commerce.http.TimeLimit;
import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.openapi.AdminRoutes;
import com.thebabesclub.commerce.openapi.BodyResponses;
import com.thebabesclub.commerce.openapi.InvalidRequestResponse;
import com.thebabesclub.commerce.openapi.ProblemResponse;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.util.Optional;

@Controller("/admin/orders")
@AdminRoutes
@TimeLimit("8s")
@Secured("ADMIN")
class AdminOrdersController {

    private final OrderLookupService search;
    private final OrderListingService listing;
    private final AdminOrderService details;
    private final OrderNoteService notes;
    private final OrderSearchService finder;

    AdminOrdersController(
            OrderLookupService search,
            OrderListingService listing,
            AdminOrderService details,
            OrderNoteService notes,
            OrderSearchService finder) {
        this.search = search;
        this.listing = listing;
        this.details = details;
        this.notes = notes;
        this.finder = finder;
    }

    /**
     * The orders of a month or of a day, the newest first; or one order, by exactly one of its
     * three names.
     *
     * @param number BC-…
     * @param session cs_…
     * @param payment pi_…
     * @param month of the list: when the sessions were created, in UTC
     * @param day of the list, in UTC
     * @param status of the list; others are left out of a page, which may then be short
     * @param refundStatus of the list; others are left out of a page, which may then be short
     * @param fulfilment of the list, such as none for what is to be packed; others are left out of
     *     a page, which may then be short
     * @param limit how many on a page of the list
     * @param cursor nextCursor of the page before; good for this caller and this list only
     * @return A page of the list, or the session with its order.
     */
    @Get
    @Operation(operationId = "searchOrder")
    @InvalidRequestResponse
    @ProblemResponse(
            status = 404,
            code = "not_found",
            detail = "There is no such order or session.",
            description = "Not there, or not the caller's: the two cannot be told apart.")
    Mono<AdminOrdersReply> find(
            @Parameter(hidden = true) Caller caller,
            @QueryValue @Nullable @Parameter(example = "BC-A1B2C3D4") String number,
            @QueryValue @Nullable String session,
            @QueryValue @Nullable String payment,
            @QueryValue @Nullable @Parameter(schema = @Schema(pattern = "^[0-9]{4}-[0-9]{2}$"))
                    String month,
            @QueryValue @Nullable @Parameter(schema = @Schema(format = "date")) String day,
            @QueryValue @Nullable String status,
            @QueryValue @Nullable String refundStatus,
            @QueryValue @Nullable String fulfilment,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit,
            @QueryValue @Nullable @Size(max = 2048) String cursor) {
        Optional<String> ofMonth = BlankTextNormalizer.of(month);
        Optional<String> ofDay = BlankTextNormalizer.of(day);
        if (ofMonth.isEmpty() && ofDay.isEmpty()) {
            return search.find(OrderQuery.of(number, session, payment))
                    .<AdminOrdersReply>map(found -> found)
                    .switchIfEmpty(Mono.error(AdminOrdersController::unknown));
        }
        OrderQuery.requireNone(number, session, payment);
        return listing.page(
                        caller.subject(),
                        ListingPeriod.of(ofMonth, ofDay),
                        OrderListingFilter.of(
                                BlankTextNormalizer.of(status),
                                BlankTextNormalizer.of(refundStatus),
                                BlankTextNormalizer.of(fulfilment)),
                        limit,
                        BlankTextNormalizer.of(cursor))
                .map(page -> page);
    }

    /**
     * All that the shop knows of one order: lines, money, refunds, disputes, and what happened.
     *
     * @param orderId the id of the Stripe session
     * @return The order.
     */
    @Get("/{orderId}")
    @Operation(operationId = "adminOrder")
    @InvalidRequestResponse
    @ProblemResponse(
            status = 404,
            code = "not_found",
            detail = "There is no such order or session.",
            description = "Not there.")
    Mono<AdminOrderReply> order(@Parameter(example = "cs_test_a1b2c3d4") String orderId) {
        return details.find(OrderQuery.bySession(orderId))
                .switchIfEmpty(Mono.error(AdminOrdersController::unknown));
    }

    /**
     * Writes a note about an order; with the same key again it is the same note.
     *
     * @param orderId the id of the Stripe session
     * @param idempotencyKey one for each note, of the caller's making
     * @return The note.
     */
    @Post("/{orderId}/notes")
    @Status(HttpStatus.CREATED)
    @Operation(operationId = "writeNote")
    @InvalidRequestResponse
    @ProblemResponse(
            status = 404,
            code = "not_found",
            detail = "There is no such order or session.",
            description = "Not there.")
    @ProblemResponse(
            status = 409,
            code = "idempotency_conflict",
            detail = "Another note was written with this Idempotency-Key.",
            description = "The key is of another note, or the customer was erased (order_erased).")
    @BodyResponses
    Mono<NoteReply> note(
            @Parameter(hidden = true) Caller caller,
            @Parameter(example = "cs_test_a1b2c3d4") String orderId,
            @Header("Idempotency-Key") @Size(min = 1, max = 255) @Parameter(example = "7f3c-1")
                    String idempotencyKey,
            @Body @Valid NoteRequest body) {
        return notes.write(
                        OrderQuery.bySession(orderId),
                        caller.subject(),
                        idempotencyKey,
                        body.note())
                .switchIfEmpty(Mono.error(AdminOrdersController::unknown));
    }

    /**
     * Finds orders by number, session, payment or e-mail. What is looked for stands in the body,
     * since an e-mail does not belong into an address.
     *
     * @return The orders, the newest first; none where nothing is found.
     */
    @Post("/search")
    @Operation(operationId = "findOrders")
    @InvalidRequestResponse
    @BodyResponses
    Mono<OrderSearchReply> find(
            @Parameter(hidden = true) Caller caller, @Body @Valid OrderSearchRequest body) {
        return finder.find(caller.subject(), body);
    }

    private static ProblemException unknown() {
        return Problem.notFound("There is no such order or session.").exception();
    }
}
