package com.thebabesclub.commerce.dashboard.nfts;

import com.thebabesclub.commerce.dashboard.page.Lists;
import com.thebabesclub.commerce.identity.Caller;
import com.thebabesclub.commerce.openapi.CustomerRoutes;
import com.thebabesclub.commerce.openapi.InvalidRequestResponse;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Range;
import com.thebabesclub.commerce.web.Requests;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.Optional;

@Controller("/dashboard/nfts")
@CustomerRoutes
@Secured(SecurityRule.IS_AUTHENTICATED)
class NftsController {

    private static final Duration BUDGET = Duration.ofSeconds(8);

    private final Lists lists;
    private final Requests requests;

    NftsController(Lists lists, Requests requests) {
        this.lists = lists;
        this.requests = requests;
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
            HttpRequest<?> request,
            Authentication authentication,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit,
            @QueryValue @Nullable @Size(max = 2048) String cursor) {
        String userId = Caller.of(authentication).subject();
        Range range = Range.ascending(Key.profile(userId).partition(), NftImport.PREFIX, limit);
        return requests.bound(
                        request,
                        BUDGET,
                        Mono.defer(
                                () ->
                                        lists.page(
                                                new Lists.Place("nfts", userId),
                                                range,
                                                Optional.ofNullable(cursor),
                                                NftReply::of)))
                .map(NftsReply::of);
    }
}
