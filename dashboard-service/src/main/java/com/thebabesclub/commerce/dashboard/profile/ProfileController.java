package com.thebabesclub.commerce.dashboard.profile;

import com.thebabesclub.commerce.identity.Caller;
import com.thebabesclub.commerce.profile.Profile;
import com.thebabesclub.commerce.profile.ProfileChanged;
import com.thebabesclub.commerce.profile.Profiles;
import com.thebabesclub.commerce.web.Problem;
import com.thebabesclub.commerce.web.Requests;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;

import jakarta.validation.Valid;

import reactor.core.publisher.Mono;

import java.time.Duration;

@Controller("/dashboard/profile")
@Secured(SecurityRule.IS_AUTHENTICATED)
class ProfileController {

    private static final Duration BUDGET = Duration.ofSeconds(8);

    private final Profiles profiles;
    private final Requests requests;

    ProfileController(Profiles profiles, Requests requests) {
        this.profiles = profiles;
        this.requests = requests;
    }

    @Get
    Mono<HttpResponse<ProfileReply>> profile(
            HttpRequest<?> request, Authentication authentication) {
        Caller caller = Caller.of(authentication);
        return requests.bound(request, BUDGET, profiles.read(caller.subject()))
                .map(profile -> reply(profile, caller));
    }

    @Put
    Mono<HttpResponse<ProfileReply>> save(
            HttpRequest<?> request,
            Authentication authentication,
            @Body @Valid ProfileRequest body) {
        Caller caller = Caller.of(authentication);
        return requests.bound(
                        request,
                        BUDGET,
                        profiles.save(caller.subject(), body.version(), body.details()))
                .map(profile -> reply(profile, caller))
                .onErrorMap(ProfileChanged.class, changed -> conflict());
    }

    private static HttpResponse<ProfileReply> reply(Profile profile, Caller caller) {
        return HttpResponse.ok(ProfileReply.of(profile, caller))
                .header("ETag", "\"" + profile.version() + "\"");
    }

    private static RuntimeException conflict() {
        return Problem.conflict(
                        "version_conflict",
                        "The profile has been changed since you read it; read it again and repeat.")
                .exception();
    }
}
