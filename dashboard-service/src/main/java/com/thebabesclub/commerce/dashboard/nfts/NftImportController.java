package com.thebabesclub.commerce.dashboard.nfts;

import com.thebabesclub.commerce.http.TimeLimit;
import com.thebabesclub.commerce.openapi.AdminRoutes;
import com.thebabesclub.commerce.openapi.BodyResponses;
import com.thebabesclub.commerce.openapi.ProblemResponse;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;

import reactor.core.publisher.Mono;

@Controller("/admin/nfts")
@AdminRoutes
@TimeLimit("8s")
@Secured("ADMIN")
class NftImportController {

    private final NftImportService imports;

    NftImportController(NftImportService imports) {
        this.imports = imports;
    }

    /**
     * Takes JSON lines of who holds which token: 1 to 100 lines, each an NftLine. All or none.
     *
     * @return What was written.
     */
    @Post
    @Consumes("application/x-ndjson")
    @Operation(operationId = "importNfts")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/x-ndjson",
                            schema = @Schema(implementation = NftLine.class),
                            examples =
                                    @ExampleObject(
                                            """
                                            {"userId": "user_1", "contract": "0xabcd", "tokenId": "1", "name": "Babe #1"}
                                            {"userId": "user_1", "contract": "0xabcd", "tokenId": "2"}
                                            """)))
    @ProblemResponse(
            status = 400,
            code = "invalid_request",
            detail = "The request is not valid; errors says which parts to change.",
            description = "The request is wrong; errors says where.",
            path = "line[2].tokenId",
            message = "must not be null")
    @BodyResponses
    Mono<NftImportReply> add(@Body @Parameter(hidden = true) byte[] lines) {
        return imports.run(lines);
    }
}
