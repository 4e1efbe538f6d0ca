package com.thebabesclub.commerce.bench.ingest;

import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.stripe.WebhookSignature;
import com.thebabesclub.commerce.stripe.WebhookSignature.Verdict;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The least that any webhook does: what is above its rate is the shop's own work. */
@Controller("/bench/verify")
@Secured(SecurityRule.IS_ANONYMOUS)
final class VerifyOnlyController {

    private final Secret secret;
    private final Clock clock;

    VerifyOnlyController(EnvironmentVariables variables, Clock clock) {
        this.secret =
                Secret.of(variables.find(SecretName.STRIPE_WEBHOOK_SECRET.name()).orElseThrow());
        this.clock = clock;
    }

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<?> verify(@Body byte[] body, @Header("Stripe-Signature") String signature) {
        Verdict verdict =
                WebhookSignature.examine(
                                body,
                                signature,
                                List.of(secret),
                                Duration.ofMinutes(5),
                                clock.instant())
                        .verdict();
        return verdict == Verdict.VALID ? HttpResponse.ok() : HttpResponse.badRequest();
    }
}
