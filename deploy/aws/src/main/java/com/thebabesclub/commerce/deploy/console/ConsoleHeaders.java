package com.thebabesclub.commerce.deploy.console;

import com.thebabesclub.commerce.deploy.stage.ConsoleStage;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudfront.HeadersFrameOption;
import software.amazon.awscdk.services.cloudfront.HeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentSecurityPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentTypeOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersFrameOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersStrictTransportSecurity;
import software.amazon.awscdk.services.cloudfront.ResponseSecurityHeadersBehavior;

/**
 * What browsers are told of each page: no script but the console's own, no other host to speak to.
 */
final class ConsoleHeaders {

    private static final Duration A_YEAR = Duration.days(365);

    private ConsoleHeaders() {}

    static ResponseHeadersPolicy in(Stack stack, ConsoleStage console, String policy) {
        String written =
                policy.replace("{issuer}", String.join(" ", console.origins()))
                        .replaceAll("\\s+", " ")
                        .strip();
        return ResponseHeadersPolicy.Builder.create(stack, "ConsoleHeaders")
                .securityHeadersBehavior(
                        ResponseSecurityHeadersBehavior.builder()
                                .contentSecurityPolicy(
                                        ResponseHeadersContentSecurityPolicy.builder()
                                                .contentSecurityPolicy(written)
                                                .override(true)
                                                .build())
                                .strictTransportSecurity(
                                        ResponseHeadersStrictTransportSecurity.builder()
                                                .accessControlMaxAge(A_YEAR)
                                                .override(true)
                                                .build())
                                .contentTypeOptions(
                                        ResponseHeadersContentTypeOptions.builder()
                                                .override(true)
                                                .build())
                                .frameOptions(
                                        ResponseHeadersFrameOptions.builder()
                                                .frameOption(HeadersFrameOption.SAMEORIGIN)
                                                .override(true)
                                                .build())
                                .referrerPolicy(
                                        ResponseHeadersReferrerPolicy.builder()
                                                .referrerPolicy(HeadersReferrerPolicy.NO_REFERRER)
                                                .override(true)
                                                .build())
                                .build())
                .build();
    }
}
