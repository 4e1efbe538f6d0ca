package com.thebabesclub.commerce.dashboard.nfts;

import com.thebabesclub.commerce.web.Requests;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;

import reactor.core.publisher.Mono;

import java.time.Duration;

@Controller("/admin/nfts")
@Secured("ADMIN")
class NftImportController {

    private static final Duration BUDGET = Duration.ofSeconds(8);

    private final NftImport imports;
    private final Requests requests;

    NftImportController(NftImport imports, Requests requests) {
        this.imports = imports;
        this.requests = requests;
    }

    /** Takes JSON lines. */
    @Post
    @Consumes("application/x-ndjson")
    Mono<ImportReply> add(HttpRequest<?> request, @Body String lines) {
        return requests.bound(request, BUDGET, Mono.defer(() -> imports.run(lines)));
    }
}
