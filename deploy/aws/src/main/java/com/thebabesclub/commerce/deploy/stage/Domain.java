package com.thebabesclub.commerce.deploy.stage;

import java.util.Optional;

/** The API's own host name. */
public sealed interface Domain {

    String host();

    /**
     * A name that the stack gives to API Gateway.
     *
     * @param certificate the ARN of a certificate that is there already
     * @param hostedZone the id of its zone in Route 53
     */
    record Made(String host, Optional<String> certificate, Optional<String> hostedZone)
            implements Domain {}

    /**
     * A name that API Gateway has already, and that the stack adds to and does not own.
     *
     * @param path the base path that leads to this API; empty for the whole domain
     */
    record Existing(String host, Optional<String> path) implements Domain {}

    /** The address under which the API's own paths begin, without a slash at the end. */
    default String url() {
        return switch (this) {
            case Made made -> "https://" + made.host();
            case Existing existing ->
                    "https://"
                            + existing.host()
                            + existing.path().map(path -> "/" + path).orElse("");
        };
    }

    private static String host(StageSetting setting, String name) {
        if (!name.matches("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}")) {
            throw new StageProblem(setting, "is \"" + name + "\" and no host name");
        }
        return name;
    }

    static Optional<Domain> of(Chosen chosen) {
        Optional<String> existing = chosen.find(StageSetting.EXISTING_DOMAIN);
        return existing.isPresent() ? existing.map(name -> existing(chosen, name)) : made(chosen);
    }

    private static Domain existing(Chosen chosen, String name) {
        if (chosen.find(StageSetting.DOMAIN).isPresent()) {
            throw new StageProblem(
                    StageSetting.EXISTING_DOMAIN,
                    "is set beside domain, and one of them must be empty");
        }
        Optional<String> path = chosen.find(StageSetting.DOMAIN_PATH);
        if (path.isPresent() && !path.get().matches("[A-Za-z0-9_.-]+")) {
            throw new StageProblem(StageSetting.DOMAIN_PATH, "is \"" + path.get() + "\"");
        }
        return new Existing(host(StageSetting.EXISTING_DOMAIN, name), path);
    }

    private static Optional<Domain> made(Chosen chosen) {
        Optional<String> certificate = chosen.find(StageSetting.CERTIFICATE);
        certificate.ifPresent(arn -> Arn.require(StageSetting.CERTIFICATE, arn, "acm"));
        return chosen.find(StageSetting.DOMAIN)
                .map(
                        name ->
                                new Made(
                                        host(StageSetting.DOMAIN, name),
                                        certificate,
                                        chosen.find(StageSetting.HOSTED_ZONE)));
    }
}
