package com.thebabesclub.commerce.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

class AnswerReaderTest {

    @Test
    void answersFollowEachOther() throws IOException {
        AnswerReader reader =
                reader(
                        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nx-amzn-RequestId: R1\r\n\r\n{}"
                                + "HTTP/1.1 400 Bad\r\ncontent-length:3\r\n\r\nabc"
                                + "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + "2\r\nab\r\n1;x=y\r\nc\r\n0\r\nTrailer: t\r\n\r\n"
                                + "HTTP/1.1 503\r\nConnection: Close\r\nContent-Length: 0\r\n\r\n"
                                + "HTTP/1.1 200 OK\n\nthe rest");

        Answer first = reader.next();
        assertThat(text(first)).isEqualTo("{}");
        assertThat(first.requestId()).isEqualTo("R1");
        assertThat(first.keepsAlive()).isTrue();
        Answer second = reader.next();
        assertThat(second.status()).isEqualTo(400);
        assertThat(text(second)).isEqualTo("abc");
        Answer third = reader.next();
        assertThat(text(third)).isEqualTo("abc");
        assertThat(third.keepsAlive()).isTrue();
        Answer fourth = reader.next();
        assertThat(fourth.status()).isEqualTo(503);
        assertThat(fourth.keepsAlive()).isFalse();
        Answer fifth = reader.next();
        assertThat(text(fifth)).isEqualTo("the rest");
        assertThat(fifth.keepsAlive()).isFalse();
    }

    /** Whatever the network cuts it into. */
    @Test
    void itDoesNotMatterInWhichPiecesItArrives() throws IOException {
        Random random = new Random(7);
        String body = "x".repeat(50_000);
        String whole = "HTTP/1.1 200 OK\r\nContent-Length: 50000\r\n\r\n" + body;
        for (int i = 0; i < 50; i++) {
            AnswerReader reader = new AnswerReader(pieces(whole + whole, random));

            assertThat(text(reader.next())).isEqualTo(body);
            assertThat(text(reader.next())).isEqualTo(body);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 20971521\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n",
                "HTTP/1.1 200 OK\r\nx-amz-crc32: 1\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 2x0 OK\r\n\r\n",
                "HTTP/2 200\r\n\r\n",
                "SSH-2.0-OpenSSH_9.9\r\n\r\n"
            })
    void whatIsNoAnswerIsAFailureOfTheNetwork(String answer) {
        assertThatThrownBy(() -> reader(answer).next()).isInstanceOf(IOException.class);
    }

    @Test
    void aHeadWithoutAnEndIsNotReadForEver() {
        assertThatThrownBy(() -> reader("HTTP/1.1 200 OK\r\n" + "a: b\r\n".repeat(101)).next())
                .hasMessage("the head of the answer has no end");
        assertThatThrownBy(() -> reader("HTTP/1.1 200 " + "x".repeat(10_000)).next())
                .hasMessage("a line of the head is too long");
    }

    @Test
    void aBodyThatIsEncodedIsNotHeldAgainstItsChecksum() throws IOException {
        assertThat(
                        reader(
                                        "HTTP/1.1 200 OK\r\nx-amz-crc32: 1\r\nContent-Encoding:"
                                                + " gzip\r\nContent-Length: 2\r\n\r\n{}")
                                .next()
                                .status())
                .isEqualTo(200);
    }

    private static AnswerReader reader(String bytes) {
        return new AnswerReader(
                new ByteArrayInputStream(bytes.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static InputStream pieces(String bytes, Random random) {
        return new ByteArrayInputStream(bytes.getBytes(StandardCharsets.ISO_8859_1)) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(3000)));
            }
        };
    }

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.ISO_8859_1);
    }
}
