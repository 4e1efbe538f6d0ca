package com.thebabesclub.commerce.table.wire;

import static com.thebabesclub.commerce.table.wire.Calls.FOUND;
import static com.thebabesclub.commerce.table.wire.Calls.failure;
import static com.thebabesclub.commerce.table.wire.Calls.get;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.aws.Loopback;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Answers that are not what they should be. */
class AnswersTest {

    @Test
    void anAnswerWithAWrongChecksumIsAnAttemptThatFailed() throws IOException {
        try (Loopback table =
                        Loopback.answering(
                                e ->
                                        Loopback.answer(
                                                200,
                                                "X-Amz-Crc32: "
                                                        + (e.number() == 1 ? 1 : checksum("{}"))
                                                        + "\r\n",
                                                "{}"));
                WireClient client = Clients.ours(table.address())) {
            assertThat(get(client).join().hasItem()).isFalse();
            assertThat(table.requests()).hasSize(2);
        }
    }

    private static long checksum(String body) {
        CRC32 checksum = new CRC32();
        checksum.update(body.getBytes(StandardCharsets.US_ASCII));
        return checksum.getValue();
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        try (Loopback elsewhere = Loopback.answering(_ -> FOUND);
                Loopback table =
                        Loopback.answering(
                                _ ->
                                        Loopback.answer(
                                                302,
                                                "Location: " + elsewhere.address() + "\r\n",
                                                ""));
                WireClient client = Clients.ours(table.address())) {
            assertThat(failure(DynamoDbException.class, get(client)).statusCode()).isEqualTo(302);
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void anAnswerThatIsNoJsonIsAFailureAndNotTriedAgain() throws IOException {
        try (Loopback table = Loopback.answering(_ -> Loopback.ok("<html>"));
                WireClient client = Clients.ours(table.address())) {
            failure(SdkClientException.class, get(client));
            assertThat(table.requests()).hasSize(1);
        }
    }

    @Test
    void anErrorThatIsNoJsonStillHasItsStatus() throws IOException {
        try (Loopback table = Loopback.answering(_ -> Loopback.answer(403, "", "<html>"));
                WireClient client = Clients.ours(table.address())) {
            DynamoDbException failure = failure(DynamoDbException.class, get(client));

            assertThat(failure.statusCode()).isEqualTo(403);
            assertThat(failure.awsErrorDetails().errorCode()).isEmpty();
        }
    }

    @Test
    void theNameOfAnErrorMayStandInTheHead() throws IOException {
        String header = "x-amzn-ErrorType: TransactionInProgressException:http://x/\r\n";
        try (Loopback table =
                        Loopback.answering(
                                _ -> Loopback.answer(400, header, "{\"Message\":\"m\"}"));
                WireClient client = Clients.ours(table.address())) {
            assertThat(
                            failure(TransactionInProgressException.class, get(client))
                                    .awsErrorDetails()
                                    .errorMessage())
                    .isEqualTo("m");
        }
    }
}
