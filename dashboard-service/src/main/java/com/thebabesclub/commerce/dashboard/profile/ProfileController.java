package com.thebabesclub.commerce.dashboard.profile;

import com.thebabesclub.commerce.identity.Caller;
import com.thebabesclub.commerce.profile.Profile;
import com.thebabesclub.commerce.profile.ProfileChanged;
import com.thebabesclub.commerce.profile.Profiles;
import com.thebabesclub.commerce.web.Problem;
import com.thebabesclub.commerce.web.TimeLimit;

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

import jakarta.validation.Valid;

import reactor.core.publisher.Mono;

import java.util.Optional;

@Controller("/dashboard/profile")
@TimeLimit("8s")
@Secured(SecurityRule.IS_AUTHENTICATED)
class ProfileController {

    private final Profiles profiles;
    private final Farewell farewell;

    ProfileController(Profiles profiles, Farewell farewell) {
        this.profiles = profiles;
        this.farewell = farewell;
    }

    @Get
    Mono<HttpResponse<ProfileReply>> profile(HttpRequest<?> request, Caller caller) {
        return profiles.read(caller.subject())
                .map(
                        profile ->
                                EntityTag.isKnown(request, profile.version())
                                        ? HttpResponse.<ProfileReply>notModified()
                                                .header("ETag", EntityTag.of(profile.version()))
                                        : reply(profile, caller));
    }

    @Put
    Mono<HttpResponse<ProfileReply>> save(
            HttpRequest<?> request, Caller caller, @Body @Valid ProfileRequest body) {
        Optional<Long> required = EntityTag.required(request);
        long version = version(required, Optional.ofNullable(body.version()));
        return profiles.save(caller.subject(), version, body.details())
                .map(profile -> reply(profile, caller))
                .onErrorMap(
                        ProfileChanged.class,
                        _ -> required.isPresent() ? preconditionFailed() : conflict());
    }

    @Delete
    Mono<HttpResponse<ErasureReply>> erase(Caller caller) {
        return farewell.of(caller.subject())
                .map(
                        reply ->
                                reply.complete()
                                        ? HttpResponse.ok(reply)
                                        : HttpResponse.accepted().body(reply));
    }

    /** Whichever way the caller says which version they saw; a problem where they say two. */
    private static long version(Optional<Long> header, Optional<Long> body) {
        if (header.isPresent() && body.isPresent() && !header.equals(body)) {
            throw Problem.invalid("version", "is not that of If-Match").exception();
        }
        return header.or(() -> body)
                .orElseThrow(
                        () ->
                                Problem.invalid("version", "is missing, and so is If-Match")
                                        .exception());
    }

    private static HttpResponse<ProfileReply> reply(Profile profile, Caller caller) {
        return HttpResponse.ok(ProfileReply.of(profile, caller))
                .header("ETag", EntityTag.of(profile.version()));
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
