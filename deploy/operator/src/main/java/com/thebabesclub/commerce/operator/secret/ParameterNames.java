package com.thebabesclub.commerce.operator.secret;

import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;

import picocli.CommandLine.Option;

import java.util.Arrays;
import java.util.Optional;

/** Where the secrets go, where somebody says so: the options of {@code secrets put} for names. */
final class ParameterNames {

    @Option(
            names = "--path",
            paramLabel = "PATH",
            defaultValue = "/babesclub",
            description =
                    "Before all names that nobody says otherwise, such as /babesclub/staging; default"
                            + " ${DEFAULT-VALUE}.")
    private String path = "/babesclub";

    @Option(
            names = "--secret-name",
            paramLabel = "NAME",
            description = "The parameter of STRIPE_SECRET; default PATH/stripe/secret.")
    private Optional<String> stripe = Optional.empty();

    @Option(
            names = "--publishable-name",
            paramLabel = "NAME",
            description =
                    "Of the publishable key, which the site is built with; default"
                            + " PATH/stripe/publishable.")
    private Optional<String> publishable = Optional.empty();

    @Option(
            names = "--webhook-secret-name",
            paramLabel = "NAME",
            description = "Of STRIPE_WEBHOOK_SECRET; default PATH/stripe/webhook-secret.")
    private Optional<String> webhook = Optional.empty();

    @Option(
            names = "--quote-secret-name",
            paramLabel = "NAME",
            description = "Of QUOTE_SIGNATURE_SECRET; default PATH/quote/signature-secret.")
    private Optional<String> quote = Optional.empty();

    @Option(
            names = "--jwt-secret-name",
            paramLabel = "NAME",
            description = "Of JWT_SECRET; default PATH/jwt/secret.")
    private Optional<String> jwt = Optional.empty();

    @Option(
            names = "--postmark-token-name",
            paramLabel = "NAME",
            description = "Of POSTMARK_TOKEN; default PATH/postmark/token.")
    private Optional<String> postmark = Optional.empty();

    @Option(
            names = "--orders-secret-name",
            paramLabel = "NAME",
            description = "Of ORDER_WEBHOOK_SECRET; default PATH/orders/webhook-secret.")
    private Optional<String> orders = Optional.empty();

    /** The option, else what the services' own variable says, else the usual name. */
    String of(ShopSecret secret, EnvironmentVariables variables) {
        Optional<String> said =
                switch (secret) {
                    case STRIPE -> stripe;
                    case PUBLISHABLE -> publishable;
                    case WEBHOOK -> webhook;
                    case QUOTE -> quote;
                    case JWT -> jwt;
                    case POSTMARK -> postmark;
                    case ORDERS -> orders;
                };
        return said.or(
                        () ->
                                ofServices(secret)
                                        .map(SecretName::parameterName)
                                        .flatMap(variables::find))
                .orElseGet(() -> secret.parameter(path));
    }

    private static Optional<SecretName> ofServices(ShopSecret secret) {
        return Arrays.stream(SecretName.values())
                .filter(name -> name.name().equals(secret.variable()))
                .findFirst();
    }
}
