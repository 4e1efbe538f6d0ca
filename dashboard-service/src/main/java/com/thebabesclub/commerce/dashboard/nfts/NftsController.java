package com.thebabesclub.commerce.dashboard.nfts;

import com.thebabesclub.commerce.dashboard.page.Lists;
import com.thebabesclub.commerce.identity.Caller;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Range;
import com.thebabesclub.commerce.web.TimeLimit;

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

import java.util.Optional;

@Controller("/dashboard/nfts")
@TimeLimit("8s")
@Secured(SecurityRule.IS_AUTHENTICATED)
class NftsController {

    private final Lists lists;

    NftsController(Lists lists) {
        this.lists = lists;
    }

    @Get
    Mono<NftsReply> list(
            Caller caller,
            @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit,
            @QueryValue @Nullable @Size(max = 2048) String cursor) {
        String userId = caller.subject();
        Range range = Range.ascending(Key.profile(userId).partition(), NftImport.PREFIX, limit);
        return lists.page(
                        new Lists.Place("nfts", userId),
                        range,
                        Optional.ofNullable(cursor),
                        NftReply::of)
                .map(NftsReply::of);
    }
}
