package com.thebabesclub.commerce.secret;

import com.thebabesclub.commerce.aws.Limits;
import com.thebabesclub.commerce.aws.Service;
import com.thebabesclub.commerce.aws.Wire;
import com.thebabesclub.commerce.setting.Settings;

import reactor.core.publisher.Mono;

import java.time.Duration;

/**
 * Secrets in SSM parameters. A client is made for each reading, since there is one at the start and
 * then hardly any.
 */
public final class SsmSecretSource implements SecretSource {

    private static final Limits LIMITS =
            new Limits(
                    3, Duration.ofSeconds(2), Duration.ofSeconds(6), Duration.ofSeconds(2), 1, 1);

    private final Settings settings;
    private final Limits limits;

    /**
     * Goes by the variables of AWS.
     *
     * @param settings that have them
     */
    public SsmSecretSource(Settings settings) {
        this(settings, LIMITS);
    }

    SsmSecretSource(Settings settings, Limits limits) {
        this.settings = settings;
        this.limits = limits;
    }

    @Override
    public Mono<Secret> read(String parameter) {
        return Mono.using(
                () -> Wire.of(Service.SSM, settings, limits),
                wire ->
                        Mono.fromFuture(
                                () -> wire.call(new GetParameter(parameter), limits.call())));
    }
}
