package com.thebabesclub.commerce.webhook.delivery;

import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.stripe.WebhookSignature;
import com.thebabesclub.commerce.stripe.WebhookSignature.Finding;
import com.thebabesclub.commerce.stripe.WebhookSignature.Verdict;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The secrets that sign Stripe's deliveries; two are active while one is being rotated. */
@Singleton
final class SigningSecrets {

    private final Secrets secrets;
    private final Duration tolerance;
    private final Clock clock;

    SigningSecrets(Secrets secrets, SignatureProperties properties, Clock clock) {
        this.secrets = secrets;
        this.tolerance = properties.tolerance();
        this.clock = clock;
        requireUsable(split(secrets.get(SecretName.STRIPE_WEBHOOK_SECRET)));
    }

    /**
     * What is found of exactly these bytes. A mismatch may be a secret that was rotated: then it is
     * read anew.
     */
    Mono<Finding> examine(byte[] body, String header) {
        Secret known = secrets.get(SecretName.STRIPE_WEBHOOK_SECRET);
        Finding finding = examine(body, header, known);
        if (finding.verdict() != Verdict.MISMATCH) {
            return Mono.just(finding);
        }
        return secrets.refreshed(SecretName.STRIPE_WEBHOOK_SECRET)
                .map(fresh -> fresh.equals(known) ? finding : examine(body, header, fresh));
    }

    private Finding examine(byte[] body, String header, Secret joined) {
        return WebhookSignature.examine(body, header, split(joined), tolerance, clock.instant());
    }

    private static List<Secret> split(Secret joined) {
        return Arrays.stream(joined.reveal().split(",", -1))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .map(Secret::of)
                .toList();
    }

    private static void requireUsable(List<Secret> split) {
        if (split.isEmpty()
                || !split.stream().allMatch(secret -> secret.reveal().startsWith("whsec_"))) {
            throw SecretName.STRIPE_WEBHOOK_SECRET.problem("has a part that is no signing secret");
        }
    }
}
