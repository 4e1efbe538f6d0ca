package com.thebabesclub.commerce.deploy.stage;

import java.util.Optional;

/**
 * The API's own host name.
 *
 * @param certificate the ARN of a certificate that is there already
 * @param hostedZone the id of its zone in Route 53
 */
public record Domain(String host, Optional<String> certificate, Optional<String> hostedZone) {

    private static final String HOST = "([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}";

    static Optional<Domain> of(Chosen chosen) {
        Optional<String> host = chosen.find(StageSetting.DOMAIN);
        if (host.isEmpty() && chosen.environment() != Environment.DEV) {
            throw new StageProblem(
                    StageSetting.DOMAIN, "is missing for " + chosen.environment().label());
        }
        Optional<String> certificate = chosen.find(StageSetting.CERTIFICATE);
        certificate.ifPresent(arn -> Arn.require(StageSetting.CERTIFICATE, arn, "acm"));
        return host.map(
                name -> {
                    if (!name.matches(HOST)) {
                        throw new StageProblem(
                                StageSetting.DOMAIN, "is \"" + name + "\" and no host name");
                    }
                    return new Domain(name, certificate, chosen.find(StageSetting.HOSTED_ZONE));
                });
    }
}
