package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.domain.stock.StockRefusedException;
import com.thebabesclub.commerce.http.BlankTextNormalizer;
import com.thebabesclub.commerce.http.TimeLimit;
import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.openapi.AdminRoutes;
import com.thebabesclub.commerce.openapi.BodyResponses;
import com.thebabesclub.commerce.openapi.InvalidRequestResponse;
import com.thebabesclub.commerce.openapi.ProblemResponse;
import com.thebabesclub.commerce.stock.StockService;

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

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

@Controller("/admin/stock")
@AdminRoutes
@TimeLimit("8s")
@Secured("ADMIN")
class StockController {

    private final StockService stock;
    private final StockListService lists;

    StockController(StockService stock, StockListService lists) {
        this.stock = stock;
        this.lists = lists;
    }

    /**
     * Puts pieces of what the catalogue counts in, takes some out, or says how many can be had;
     * with the same key again it is the same request.
     *
     * @param idempotencyKey one for each request, of the caller's making
     * @return How many there are now, and what was done.
     */
    @Post
    @Status(HttpStatus.CREATED)
    @Operation(operationId = "changeStock")
    @InvalidRequestResponse
    @ProblemResponse(
            status = 404,
            code = "not_counted",
            detail = "The published catalogue counts no such piece.",
            description = "Not counted.")
    @ProblemResponse(
            status = 409,
            code = "too_few_pieces",
            detail = "Fewer pieces can be had than would be taken out.",
            description = "What there is does not allow it; code says why.")
    @BodyResponses
    Mono<StockReply> change(
            @Parameter(hidden = true) Caller caller,
            @Header("Idempotency-Key") @Size(min = 1, max = 255) @Parameter(example = "7f3c-6")
                    String idempotencyKey,
            @Body @Valid StockChangeRequest body) {
        return stock.change(
                        body.request(
                                RequestDigest.of(caller.subject(), idempotencyKey),
                                caller.subject()))
                .map(StockReply::of)
                .onErrorMap(StockRefusedException.class, StockProblems::of);
    }

    /**
     * How many there are of all that the published catalogue counts, by sku and variant.
     *
     * @param limit how many on a page
     * @param cursor nextCursor of the page before; good for this caller and this list only
     * @return A page.
     */
    @Get
    @Operation(operationId = "stock")
    @InvalidRequestResponse
    Mono<StockListReply> list(
            @Parameter(hidden = true) Caller caller,
            @QueryValue(defaultValue = "50") @Min(1) @Max(100) int limit,
            @QueryValue @Nullable @Size(max = 2048) String cursor) {
        return lists.levels(caller.subject(), limit, BlankTextNormalizer.of(cursor))
                .map(page -> new StockListReply(page.records(), page.nextCursor().orElse(null)));
    }

    /**
     * What the shop's people have put in and taken out of one of them, the newest first.
     *
     * @param sku of the product
     * @param variantId of the variant, where it is counted apart
     * @param limit how many on a page
     * @param cursor nextCursor of the page before; good for this caller and this list only
     * @return A page.
     */
    @Get("/moves")
    @Operation(operationId = "stockMoves")
    @InvalidRequestResponse
    Mono<StockMovesReply> moves(
            @Parameter(hidden = true) Caller caller,
            @QueryValue @NotBlank @Size(max = 200) @Parameter(example = "N-RED") String sku,
            @QueryValue @Nullable @Size(max = 200) String variantId,
            @QueryValue(defaultValue = "50") @Min(1) @Max(100) int limit,
            @QueryValue @Nullable @Size(max = 2048) String cursor) {
        return lists.moves(
                        caller.subject(),
                        StockChangeRequest.key(sku, variantId),
                        limit,
                        BlankTextNormalizer.of(cursor))
                .map(page -> new StockMovesReply(page.records(), page.nextCursor().orElse(null)));
    }
}
