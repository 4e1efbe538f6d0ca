package com.thebabesclub.commerce.sync.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.PermissionException;
import com.thebabesclub.commerce.stripe.StripeUnavailable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

import java.util.concurrent.CompletionException;

class ErrorMessagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ResourceNotFoundException | There is no such table in this region: check COMMERCE_TABLE",
                "AccessDeniedException | AWS does not allow this: the role lacks a permission",
                "ExpiredTokenException | AWS does not accept the credentials (ExpiredTokenException): sign in",
                "ThrottlingException | AWS is throttling: wait a minute, then try again.",
                "Unheard | AWS answered Unheard (400): try again, or look it up."
            })
    void whatAwsAnswersIsTold(String code, String sentence) {
        AwsServiceException answer =
                AwsServiceException.builder()
                        .statusCode(400)
                        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                        .build();

        assertThat(ErrorMessages.of(new CompletionException(answer))).startsWith(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Unable to load credentials from any of the providers | No AWS credentials were found: sign in",
                "Unable to load region from any of the providers | No AWS region was found: set AWS_REGION.",
                "Unable to execute HTTP request | AWS does not answer: check the network"
            })
    void whatTheMachineLacksIsTold(String problem, String sentence) {
        assertThat(ErrorMessages.of(SdkClientException.create(problem))).startsWith(sentence);
    }

    @Test
    void whatStripeDoesNotAllowIsToldAndWhatItDoesNotAnswer() {
        assertThat(
                        ErrorMessages.of(
                                new StripeUnavailable(
                                        "products.create",
                                        new PermissionException("no", "req", "code", 403))))
                .contains("products.create: the key in STRIPE_SECRET lacks the permission");
        assertThat(
                        ErrorMessages.of(
                                new StripeUnavailable(
                                        "products.create", new ApiConnectionException("no"))))
                .contains("products.create: try again in a minute");
    }

    @Test
    void whatNobodyExpectedIsOneLineWithoutASecret() {
        String sentence =
                ErrorMessages.of(
                        new IllegalStateException(
                                "no\nsuch key sk_live_AbCdEfGhIj of ann@example.com"));

        assertThat(sentence)
                .startsWith("This should not have happened (IllegalStateException: no such key")
                .doesNotContain("AbCd", "ann@", "\n");
    }
}
