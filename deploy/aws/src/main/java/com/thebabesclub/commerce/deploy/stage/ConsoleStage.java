package com.thebabesclub.commerce.deploy.stage;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The operator's console of a deployment.
 *
 * @param certificate the ARN of the host's certificate in us-east-1
 * @param hostedZone the id of the host's zone in Route 53
 * @param issuer the OpenID issuer at which the shop's people sign in
 * @param client the console's id there
 * @param signIn the origin of the token endpoint, where that is not the issuer's
 */
public record ConsoleStage(
        String host,
        String certificate,
        Optional<String> hostedZone,
        URI issuer,
        String client,
        Optional<URI> signIn) {

    private static final String HTTPS = "https://[a-z0-9.-]+(:[0-9]{1,5})?";

    /** The origins that its pages may speak to beside their own. */
    public List<String> origins() {
        return Stream.concat(Stream.of(issuer), signIn.stream())
                .map(uri -> uri.getScheme() + "://" + uri.getAuthority())
                .distinct()
                .toList();
    }

    static Optional<ConsoleStage> of(Chosen chosen) {
        return chosen.find(StageSetting.CONSOLE_DOMAIN).map(host -> checked(chosen, host));
    }

    private static ConsoleStage checked(Chosen chosen, String host) {
        if (!host.matches("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}")) {
            throw new StageProblem(
                    StageSetting.CONSOLE_DOMAIN, "is \"" + host + "\" and no host name");
        }
        String certificate =
                needed(
                        chosen,
                        StageSetting.CONSOLE_CERTIFICATE,
                        "arn:aws:acm:us-east-1:[0-9]{12}:certificate/[0-9a-f-]+");
        return new ConsoleStage(
                host,
                certificate,
                chosen.find(StageSetting.CONSOLE_HOSTED_ZONE),
                URI.create(
                        needed(chosen, StageSetting.CONSOLE_ISSUER, HTTPS + "[A-Za-z0-9._~/-]*")),
                needed(chosen, StageSetting.CONSOLE_CLIENT, "[\\x21-\\x7E]{1,255}"),
                chosen.find(StageSetting.CONSOLE_SIGN_IN)
                        .map(_ -> URI.create(needed(chosen, StageSetting.CONSOLE_SIGN_IN, HTTPS))));
    }

    private static String needed(Chosen chosen, StageSetting setting, String form) {
        String value = chosen.text(setting);
        if (!value.matches(form)) {
            throw new StageProblem(setting, "is \"" + value + "\"");
        }
        return value;
    }
}
