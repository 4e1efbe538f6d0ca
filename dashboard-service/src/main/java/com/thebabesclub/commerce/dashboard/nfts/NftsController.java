package com.thebabesclub.commerce.dashboard.nfts;

import com.thebabesclub.commerce.dashboard.page.Pager;
import com.thebabesclub.commerce.http.BlankTextNormalizer;
import com.thebabesclub.commerce.http.TimeLimit;
import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.openapi.CustomerRoutes;
import com.thebabesclub.commerce.openapi.InvalidRequestResponse;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.KeyRange;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

@Controller("/dashboard/nfts")
@CustomerRoutes
@TimeLimit("8s")
@Secured(SecurityRule.IS_AUTHENTICATED)
class NftsController {

    private final Pager pager;

    NftsController(Pager pager) {
        this.pager = pager;
    }

    /**
     * The tokens that the caller holds.
     *
     * @param limit how many on a page
     * @param cursor nextCursor of the page before; good for this caller and this list only
     * @return A page.
     */
    @Get
    @Operation(operationId = "nfts")
    @InvalidRequestResponse
    Mono<NftsReply> list(
            @Parameter(hidden = true) Caller caller,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit,
            @QueryValue @Nullable @Size(max = 2048) String cursor) {
        String userId = caller.subject();
        KeyRange range =
                KeyRange.ascending(Key.profile(userId).partition(), NftImportService.PREFIX, limit);
        return pager.page(
                        new Pager.Place("nfts", userId),
                        range,
                        BlankTextNormalizer.of(cursor),
                        NftReply::of)
                .map(NftsReply::of);
    }
}
