package com.thebabesclub.commerce.dashboard.nfts;

import com.thebabesclub.commerce.web.TimeLimit;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;

import reactor.core.publisher.Mono;

@Controller("/admin/nfts")
@TimeLimit("8s")
@Secured("ADMIN")
class NftImportController {

    private final NftImport imports;

    NftImportController(NftImport imports) {
        this.imports = imports;
    }

    /** Takes JSON lines. */
    @Post
    @Consumes("application/x-ndjson")
    Mono<ImportReply> add(@Body String lines) {
        return imports.run(lines);
    }
}
