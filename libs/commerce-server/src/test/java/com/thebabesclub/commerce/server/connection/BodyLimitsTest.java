package com.thebabesclub.commerce.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.server.EchoServer;
import com.thebabesclub.commerce.server.RawConnection;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.LogLines;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Bodies that are too long, too slow, or never come. */
class BodyLimitsTest {

    private static final int LIMIT = 32 * 1024;

    /** So many bodies are a quarter of a mebibyte. */
    private static final int SHARE = 1024 * 1024 / LIMIT / 4;

    private static final String HEAD =
            "POST /echo HTTP/1.1\r\nHost: x\r\nOrigin: https://thebabesclub.com\r\n";

    @Test
    @Case(
            id = "B6",
            sentence = "A body over the limit is refused by its length, before it is read.")
    void aBodyOverTheLimitIsRefusedByItsLengthAndNotRead() throws IOException {
        try (EchoServer server = new EchoServer(Map.of());
                RawConnection connection = server.connection()) {
            int length = LIMIT + 1;

            assertTooLarge(connection.send(HEAD + "Content-Length: " + length + "\r\n\r\n"));
            connection.send("x".repeat(length));
            connection.send(HEAD + "Content-Length: " + LIMIT + "\r\n\r\n" + "x".repeat(LIMIT));
            assertThat(connection.answer().body()).isEqualTo("{\"length\":" + LIMIT + "}");
            assertTooLarge(
                    connection.send(
                            HEAD
                                    + "Transfer-Encoding: chunked\r\n\r\n8001\r\n"
                                    + "x".repeat(length)));
            connection.send("\r\n1\r\nx\r\n0\r\n\r\n" + HEAD + "Content-Length: 1\r\n\r\nx");
            assertThat(connection.answer().body()).isEqualTo("{\"length\":1}");
        }
    }

    @Test
    @Case(
            id = "B6",
            sentence = "A body over the limit is refused by its length, before it is read.")
    void whoAsksFirstIsRefusedAndClosed() throws IOException {
        try (EchoServer server = new EchoServer(Map.of());
                RawConnection connection = server.connection()) {
            assertTooLarge(
                    connection.send(
                            HEAD + "Expect: 100-continue\r\nContent-Length: 999999\r\n\r\n"));
            assertThat(connection.isClosed()).isTrue();
        }
    }

    /** A length cut to 32 bits would be that of a short body, and its rest another request. */
    @ParameterizedTest
    @ValueSource(
            longs = {
                LIMIT + 1,
                Integer.MAX_VALUE,
                1L << 31,
                1L << 32,
                (1L << 32) + 1,
                (1L << 53) + 1,
                Long.MAX_VALUE
            })
    @Case(
            id = "B6",
            sentence = "A body over the limit is refused by its length, before it is read.")
    void aLengthOfAnySizeIsReadWhole(long length) throws IOException {
        try (EchoServer server = new EchoServer(Map.of("SERVER_READ_TIMEOUT_SECONDS", "1"));
                RawConnection connection = server.connection()) {
            assertTooLarge(
                    connection.send(
                            HEAD
                                    + "Content-Length: "
                                    + length
                                    + "\r\n\r\nx"
                                    + "GET /echo/held HTTP/1.1\r\nHost: x\r\n\r\n"));
            assertThat(connection.isClosed()).as("and nothing else is answered").isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "18446744073709551617", "1e3", "0x10"})
    @Case(
            id = "B6",
            sentence = "A body over the limit is refused by its length, before it is read.")
    void aLengthThatNothingCanHoldIsNone(String length) throws IOException {
        try (EchoServer server = new EchoServer(Map.of());
                RawConnection connection = server.connection()) {
            assertThat(
                            connection
                                    .send(HEAD + "Content-Length: " + length + "\r\n\r\nx")
                                    .answer()
                                    .status())
                    .isEqualTo(400);
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    @Case(
            id = "B7",
            sentence = "Half-sent bodies take of a memory that is bounded, and give it back.")
    void halfABodyTakesOfAMemoryThatIsBoundedAndGivesItBack() throws IOException {
        try (EchoServer server = new EchoServer(Map.of("SERVER_MAX_PENDING_MEBIBYTES", "1"))) {
            List<RawConnection> halves = new ArrayList<>();
            for (int half = 0; half < 1024 * 1024 / LIMIT; half++) {
                halves.add(half(server.connectionFrom("127.0.0." + (2 + half / SHARE))));
            }
            assertThat(statusOfOneMore(server)).isEqualTo(503);
            try (RawConnection more = server.connection()) {
                RawConnection.Answer refused =
                        more.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n")
                                .answer();

                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.header("Retry-After")).isEqualTo("2");
                assertThat(refused.body()).contains("\"code\":\"unavailable\"");
                assertThat(more.send("GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n").answer().status())
                        .as("without a body")
                        .isEqualTo(404);
            }
            for (RawConnection half : halves.subList(0, 16)) {
                assertThat(half.send("x".repeat(LIMIT / 2)).answer().body())
                        .isEqualTo("{\"length\":" + LIMIT + "}");
                half.close();
            }
            for (RawConnection half : halves.subList(16, halves.size())) {
                half.reset();
            }
            Await.until(() -> statusOfOneMore(server) == 200);
        }
    }

    /** Behind a proxy that is trusted, whoever it names is who sends. */
    @ParameterizedTest
    @CsvSource({"false, 127.0.0.1, ''", "true, 127.0.0.9, 203.0.113.9"})
    @Case(
            id = "B34",
            sentence =
                    "One address can take a quarter of the memory for half-sent bodies, and "
                            + "others are answered.")
    void oneAddressHasAShareOfTheMemory(boolean proxied, String other, String named)
            throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of("SERVER_MAX_PENDING_MEBIBYTES", "1"));
        if (proxied) {
            settings.put("TRUSTED_PROXIES", "127.0.0.9");
        }
        try (EchoServer server = new EchoServer(settings)) {
            String one = proxied ? "127.0.0.9" : "127.0.0.2";
            for (int half = 0; half < SHARE; half++) {
                half(server.connectionFrom(one));
            }
            // The last half may be on its way to the server still.
            Await.until(() -> statusFrom(server, one) == 503);
            assertThat(status(server.connectionFrom(other), named)).isEqualTo(200);
            assertThat(status(server.connectionFrom("127.0.0.3"), "203.0.113.4")).isEqualTo(200);
        }
    }

    private static RawConnection half(RawConnection connection) throws IOException {
        connection.send(HEAD + "Expect: 100-continue\r\nContent-Length: " + LIMIT + "\r\n\r\n");
        assertThat(connection.answer().status()).isEqualTo(100);
        return connection.send("x".repeat(LIMIT / 2));
    }

    private static int status(RawConnection connection, String forwardedFor) throws IOException {
        String forwarded =
                forwardedFor.isEmpty() ? "" : "X-Forwarded-For: " + forwardedFor + "\r\n";
        try (connection) {
            return connection
                    .send(HEAD + forwarded + "Content-Length: 1\r\n\r\nx")
                    .answer()
                    .status();
        }
    }

    private static int statusFrom(EchoServer server, String address) {
        try {
            return status(server.connectionFrom(address), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int statusOfOneMore(EchoServer server) {
        try (RawConnection more = server.connection()) {
            return more.send(HEAD + "Content-Length: 1\r\n\r\nx").answer().status();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Case(
            id = "B8",
            sentence =
                    "A head or a body that comes too slowly is not waited for, whatever its "
                            + "pace.")
    void aHeadOrABodyThatDoesNotComeInTimeIsNotWaitedFor() throws IOException {
        try (EchoServer server = new EchoServer(Map.of("SERVER_READ_TIMEOUT_SECONDS", "1"));
                RawConnection idle = server.connection();
                RawConnection head = server.connection().send("GET /echo HTTP/1.1\r\nHost:");
                RawConnection body =
                        server.connection().send(HEAD + "Content-Length: 5\r\n\r\nab");
                RawConnection chunked =
                        server.connection()
                                .send(HEAD + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n");
                LogLines log = LogLines.captured()) {
            for (RawConnection slow : List.of(head, body, chunked)) {
                RawConnection.Answer answer = slow.answer();

                assertThat(answer.status()).isEqualTo(408);
                assertThat(answer.body()).contains("\"code\":\"request_refused\"");
                assertThat(slow.isClosed()).isTrue();
            }
            assertThat(log.with("\"Request answered\"")).hasSize(3);
            assertThat(log.with("\"level\":\"ERROR\"")).isEmpty();
            assertThat(idle.send(HEAD + "Content-Length: 1\r\n\r\nx").answer().status())
                    .as("a connection that was opened and not yet used")
                    .isEqualTo(200);
        }
    }

    @Test
    @Case(
            id = "B8",
            sentence =
                    "A head or a body that comes too slowly is not waited for, whatever its "
                            + "pace.")
    void oneByteAtATimeWinsNoTime() throws Exception {
        try (EchoServer server = new EchoServer(Map.of("SERVER_READ_TIMEOUT_SECONDS", "1"));
                RawConnection slow = server.connection().send("GET /echo HTTP/1.1\r\nX: ");
                ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor()) {
            Future<?> dripping =
                    drip.scheduleAtFixedRate(() -> sendOne(slow), 0, 50, TimeUnit.MILLISECONDS);

            assertThat(slow.answer().status()).isEqualTo(408);
            dripping.cancel(true);
        }
    }

    private static void sendOne(RawConnection slow) {
        try {
            slow.send("x");
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    @Test
    @Case(id = "B9", sentence = "A client that hangs up causes no error and no 500.")
    void whoHangsUpCausesNoErrorAndNo500() throws Exception {
        try (EchoServer server = new EchoServer(Map.of());
                LogLines log = LogLines.captured()) {
            for (String part :
                    List.of(
                            "",
                            "GET /ec",
                            "GET /echo HTTP/1.1\r\nHost: x\r\n",
                            HEAD + "Content-Length: 5\r\n\r\n",
                            HEAD + "Content-Length: 5\r\n\r\nab",
                            HEAD + "Transfer-Encoding: chunked\r\n\r\n5\r\nab")) {
                server.connection().send(part).close();
                server.connection().send(part).reset();
            }
            var gate = server.controller().closed(2);
            RawConnection waiting = server.connection();
            waiting.send("GET /echo/held HTTP/1.1\r\nHost: x\r\n\r\n");
            RawConnection leaving = server.connection();
            leaving.send("GET /echo/held HTTP/1.1\r\nHost: x\r\n\r\n");
            gate.awaitRequests();
            waiting.close();
            leaving.reset();
            gate.open();

            Await.until(() -> log.with("\"Request answered\"").size() == 2);
            assertThat(statusOfOneMore(server)).isEqualTo(200);
            assertThat(log.with("\"level\":\"ERROR\"")).isEmpty();
            assertThat(log.with("\"level\":\"WARN\"")).isEmpty();
            assertThat(log.with("\"status\":500")).isEmpty();
        }
    }

    private static void assertTooLarge(RawConnection connection) throws IOException {
        RawConnection.Answer answer = connection.answer();

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body())
                .contains("\"code\":\"body_too_large\"", answer.header("X-Request-Id"));
        assertThat(answer.header("Access-Control-Allow-Origin"))
                .isEqualTo("https://thebabesclub.com");
    }
}
