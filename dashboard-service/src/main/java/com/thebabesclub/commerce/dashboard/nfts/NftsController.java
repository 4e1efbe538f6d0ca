package com.thebabesclub.commerce.dashboard.nfts;

import com.thebabesclub.commerce.dashboard.page.Lists;
import com.thebabesclub.commerce.identity.Caller;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Range;
import com.thebabesclub.commerce.web.Requests;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.Optional;

@Controller("/dashboard/nfts")
@Secured(SecurityRule.IS_AUTHENTICATED)
class NftsController {

    private static final Duration BUDGET = Duration.ofSeconds(8);

    private final Lists lists;
    private final Requests requests;

    NftsController(Lists lists, Requests requests) {
        this.lists = lists;
        this.requests = requests;
    }

    @Get
    Mono<NftsReply> list(
            HttpRequest<?> request,
            Caller caller,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit,
            @QueryValue @Nullable @Size(max = 2048) String cursor) {
        String userId = caller.subject();
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
