package com.thebabesclub.commerce.sync.command;

import com.thebabesclub.commerce.runtime.log.Redaction;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.stripe.StripeRefused;
import com.thebabesclub.commerce.stripe.StripeUnavailable;
import com.thebabesclub.commerce.table.TableUnavailable;
import com.thebabesclub.commerce.table.WriteRefused;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What went wrong, as a sentence for the person who typed the command, and what to do about it. */
public final class ErrorMessages {

    private ErrorMessages() {}

    /** One line, without secrets and without a stack. */
    public static String of(Throwable failure) {
        String sentence =
                chain(failure)
                        .map(ErrorMessages::known)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseGet(() -> unknown(failure));
        return Redaction.clean(sentence.replaceAll("\\s+", " "));
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(
                        Optional.of(failure),
                        Optional::isPresent,
                        cause -> cause.map(Throwable::getCause))
                .flatMap(Optional::stream);
    }

    private static Optional<String> known(Throwable failure) {
        return switch (failure) {
            case UsageException wrong -> Optional.of(message(wrong));
            case InvalidSettingException setting -> Optional.of(message(setting));
            case StripeUnavailable stripe -> Optional.of(stripe(stripe));
            case StripeRefused refused -> Optional.of(refused(refused));
            case TableUnavailable table ->
                    Optional.of(
                            aws(table).orElse("The table does not answer: try again in a minute."));
            case WriteRefused _ ->
                    Optional.of("Another process wrote at the same moment: run the command again.");
            case AwsServiceException _, SdkClientException _ -> aws(failure);
            default -> Optional.empty();
        };
    }

    private static String stripe(StripeUnavailable stripe) {
        if (stripe.isUnknownKey()) {
            return "Stripe does not know the key in STRIPE_SECRET, or it was revoked: put a valid one"
                    + " there.";
        }
        if (stripe.isForbidden()) {
            return message(stripe)
                    + ": the key in STRIPE_SECRET lacks the permission. Give it that right in"
                    + " Stripe's dashboard, or use another key.";
        }
        return message(stripe)
                + ": try again in a minute. What is done already is found and not done twice.";
    }

    private static String refused(StripeRefused refused) {
        return message(refused).strip() + refused.said().map(said -> ": " + said).orElse(".");
    }

    private static Optional<String> aws(Throwable failure) {
        return chain(failure).map(ErrorMessages::awsSentence).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> awsSentence(Throwable failure) {
        if (failure instanceof AwsServiceException answer) {
            return Optional.of(answered(answer));
        }
        String text = message(failure);
        if (text.contains("Unable to load credentials")) {
            return Optional.of(
                    "No AWS credentials were found: sign in (aws sso login), or set AWS_PROFILE or"
                            + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
        }
        if (text.contains("Unable to load region")) {
            return Optional.of("No AWS region was found: set AWS_REGION.");
        }
        return failure instanceof SdkClientException
                ? Optional.of(
                        "AWS does not answer: check the network and the address, then try again.")
                : Optional.empty();
    }

    private static String answered(AwsServiceException answer) {
        String code =
                Optional.ofNullable(answer.awsErrorDetails())
                        .map(details -> Objects.toString(details.errorCode(), ""))
                        .orElse("");
        return switch (code) {
            case "ResourceNotFoundException" ->
                    "There is no such table in this region: check COMMERCE_TABLE and AWS_REGION.";
            case "AccessDeniedException", "AccessDenied" ->
                    "AWS does not allow this: the role lacks a permission ("
                            + code
                            + "). Its policy must name this action and this resource.";
            case "UnrecognizedClientException",
                    "InvalidSignatureException",
                    "ExpiredTokenException",
                    "ExpiredToken" ->
                    "AWS does not accept the credentials (" + code + "): sign in again.";
            case "ThrottlingException", "ProvisionedThroughputExceededException" ->
                    "AWS is throttling: wait a minute, then try again.";
            default ->
                    "AWS answered %s (%d): try again, or look it up."
                            .formatted(code, answer.statusCode());
        };
    }

    private static String unknown(Throwable failure) {
        return "This should not have happened (%s: %s): the log may say more."
                .formatted(failure.getClass().getSimpleName(), message(failure));
    }

    private static String message(Throwable failure) {
        return Objects.toString(failure.getMessage(), "");
    }
}
