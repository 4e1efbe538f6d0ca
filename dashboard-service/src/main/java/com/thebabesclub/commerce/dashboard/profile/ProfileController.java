package com.thebabesclub.commerce.dashboard.profile;

import com.thebabesclub.commerce.dashboard.account.AccountErasureService;
import com.thebabesclub.commerce.dashboard.account.ErasureReply;
import com.thebabesclub.commerce.domain.profile.Profile;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.http.TimeLimit;
import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.openapi.BodyResponses;
import com.thebabesclub.commerce.openapi.CustomerRoutes;
import com.thebabesclub.commerce.openapi.InvalidRequestResponse;
import com.thebabesclub.commerce.openapi.ProblemResponse;
import com.thebabesclub.commerce.table.repository.ProfileConflictException;
import com.thebabesclub.commerce.table.repository.ProfileRepository;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import jakarta.validation.Valid;

import reactor.core.publisher.Mono;

import java.util.Optional;

@Controller("/dashboard/profile")
@CustomerRoutes
@TimeLimit("8s")
@Secured(SecurityRule.IS_AUTHENTICATED)
class ProfileController {

    private final ProfileRepository profiles;
    private final AccountErasureService accountErasureService;

    ProfileController(ProfileRepository profiles, AccountErasureService accountErasureService) {
        this.profiles = profiles;
        this.accountErasureService = accountErasureService;
    }

    /** The caller's profile. Reading creates nothing. */
    @Get
    @Operation(
            operationId = "profile",
            parameters =
                    @Parameter(
                            name = "If-None-Match",
                            in = ParameterIn.HEADER,
                            description = "the ETag that the caller has",
                            schema = @Schema(type = "string"),
                            example = "\"3\""))
    @ApiResponse(
            responseCode = "200",
            description = "The profile; version 0 where none was saved.",
            useReturnTypeSchema = true,
            headers =
                    @Header(
                            name = "ETag",
                            description = "the version",
                            schema = @Schema(type = "string", example = "\"3\"")))
    @ApiResponse(
            responseCode = "304",
            description = "The caller has this version.",
            headers =
                    @Header(
                            name = "ETag",
                            description = "the version",
                            schema = @Schema(type = "string", example = "\"3\"")))
    Mono<HttpResponse<ProfileReply>> profile(
            HttpRequest<?> request, @Parameter(hidden = true) Caller caller) {
        return profiles.read(caller.subject())
                .map(
                        profile ->
                                ProfileVersion.isKnown(request, profile.version())
                                        ? HttpResponse.<ProfileReply>notModified()
                                                .header(
                                                        "ETag",
                                                        ProfileVersion.of(profile.version()))
                                        : reply(profile, caller));
    }

    /**
     * Saves the whole profile if nobody has since it was read, or else the fields that are there.
     */
    @Put
    @Operation(
            operationId = "saveProfile",
            parameters =
                    @Parameter(
                            name = "If-Match",
                            in = ParameterIn.HEADER,
                            description = "the ETag that was read, in place of version",
                            schema = @Schema(type = "string"),
                            example = "\"2\""))
    @ApiResponse(
            responseCode = "200",
            description = "The profile as it is now.",
            useReturnTypeSchema = true,
            headers =
                    @Header(
                            name = "ETag",
                            description = "the version",
                            schema = @Schema(type = "string", example = "\"3\"")))
    @InvalidRequestResponse
    @ProblemResponse(
            status = 409,
            code = "version_conflict",
            detail = "The profile has been changed since you read it; read it again and repeat.",
            description = "Somebody else was first.")
    @ProblemResponse(
            status = 412,
            code = "precondition_failed",
            detail = "The profile has been changed since you read it; read it again and repeat.",
            description = "If-Match names another version than the one that is there.")
    @BodyResponses
    Mono<HttpResponse<ProfileReply>> save(
            HttpRequest<?> request,
            @Parameter(hidden = true) Caller caller,
            @Body @Valid ProfileRequest body) {
        Optional<Long> required = ProfileVersion.required(request);
        return version(required, body.seenVersion())
                .map(version -> profiles.save(caller.subject(), version, body.details()))
                .orElseGet(() -> profiles.merge(caller.subject(), body.patch()))
                .map(profile -> reply(profile, caller))
                .onErrorMap(
                        ProfileConflictException.class,
                        _ -> required.isPresent() ? preconditionFailed() : conflict());
    }

    /**
     * Erases what is kept of the caller. Orders stay, without the person; the address of one that
     * is paid and not sent yet goes once it is.
     */
    @Delete
    @Operation(operationId = "eraseProfile")
    @ApiResponse(
            responseCode = "200",
            description = "All of it is done.",
            useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "202",
            description =
                    "Some of it is done. Where complete is false make the same call again; orders "
                            + "that wait are erased by themselves.",
            useReturnTypeSchema = true)
    Mono<HttpResponse<ErasureReply>> erase(@Parameter(hidden = true) Caller caller) {
        return accountErasureService
                .of(caller)
                .map(
                        reply ->
                                reply.leavesNothing()
                                        ? HttpResponse.ok(reply)
                                        : HttpResponse.accepted().body(reply));
    }

    /** Whichever way the caller says which version they saw; a problem where they say two. */
    private static Optional<Long> version(Optional<Long> header, Optional<Long> body) {
        if (header.isPresent() && body.isPresent() && !header.equals(body)) {
            throw Problem.invalid("version", "is not that of If-Match").exception();
        }
        return header.or(() -> body);
    }

    private static HttpResponse<ProfileReply> reply(Profile profile, Caller caller) {
        return HttpResponse.ok(ProfileReply.of(profile, caller))
                .header("ETag", ProfileVersion.of(profile.version()));
    }

    private static RuntimeException preconditionFailed() {
        return Problem.of(
                        HttpStatus.PRECONDITION_FAILED,
                        "precondition_failed",
                        "The profile has been changed since you read it; read it again and repeat.")
                .exception();
    }

    private static RuntimeException conflict() {
        return Problem.conflict(
                        "version_conflict",
                        "The profile has been changed since you read it; read it again and repeat.")
                .exception();
    }
}
