package com.thebabesclub.commerce.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.server.EchoServer;
import com.thebabesclub.commerce.server.RawConnection;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.LogLines;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.Map;

/** What is no request, or one that two readers would part differently. */
class FramingTest {

    private static EchoServer server;

    @BeforeAll
    static void start() {
        server = new EchoServer(Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: ",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Content-Length: 5\r\nTransfer-Encoding: gzip",
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5, 5",
                "Content-Length: -5",
                "Content-Length: +5",
                "Content-Length: 5a",
                "Content-Length: ",
                "Content-Length: 99999999999999999999",
                "Content-Length : 5",
                " Folded: first",
                "No colon",
                "Na me: x",
                "X: a\u0000b",
                "Host: other",
                "Host: x\r\nHost: x",
                "X: y\r\n\tfolded: third\r\nTransfer-Encoding: x"
            })
    @Case(
            id = "B5",
            sentence =
                    "What is no request, or one that two readers would part differently "
                            + "(codings, lengths, hosts): a problem with an id and a line, and the "
                            + "connection is closed.")
    void isRefusedAndClosed(String headers) throws IOException {
        assertRefused(
                "POST /echo HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n\r\n0\r\n\r\nGET /echo", 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /echo/held HTTP/1.1\r\n\r\n",
                "GET /echo/held HTTP/1.1\r\nHosts: x\r\n\r\n",
                "OPTIONS /echo HTTP/1.1\r\nOrigin: https://thebabesclub.com\r\nAccess-Control-Request-Method: POST\r\n\r\n",
                "nonsense\r\n\r\n",
                "GET /echo\r\n\r\n",
                "GET /echo HTTP/1.1\r\nHost: a, b\r\n\r\n",
                "GET /echo HTTP/1.1\r\nHost: a/b\r\n\r\n",
                "GET /echo HTTP/x\r\n\r\n",
                "GET  /echo HTTP/1.1 \r\nHost: x\r\n\r\n",
                "GET /echo HTTP/1.1\nHost: x\n\n",
                "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n\r\n"
            })
    @Case(
            id = "B5",
            sentence =
                    "What is no request, or one that two readers would part differently "
                            + "(codings, lengths, hosts): a problem with an id and a line, and the "
                            + "connection is closed.")
    void asIsWhatTheDecoderRefuses(String bytes) throws IOException {
        assertRefused(bytes, 400);
    }

    @Test
    @Case(
            id = "B5",
            sentence =
                    "What is no request, or one that two readers would part differently "
                            + "(codings, lengths, hosts): a problem with an id and a line, and the "
                            + "connection is closed.")
    void headsOverTheLimitsSayWhich() throws IOException {
        String rest = " HTTP/1.1\r\nHost: x\r\n";

        assertRefused("GET /" + "x".repeat(9_000) + rest + "\r\n", 414);
        assertRefused("GET /echo" + rest + "X: " + "x".repeat(17_000) + "\r\n\r\n", 431);
        assertRefused("POST /echo" + rest + "Expect: 200-ok\r\nContent-Length: 1\r\n\r\n", 417);
    }

    private static void assertRefused(String bytes, int status) throws IOException {
        try (RawConnection connection = server.connection();
                LogLines log = LogLines.captured()) {
            RawConnection.Answer answer = connection.send(bytes).answer();

            assertThat(answer.status()).as(answer.body()).isEqualTo(status);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.header("Connection")).isEqualTo("close");
            String id = answer.header("X-Request-Id");
            assertThat(answer.body()).contains("\"requestId\":\"" + id + "\"");
            assertThat(connection.isClosed()).isTrue();
            assertThat(log.with("\"Request answered\""))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains(id, "\"status\":" + status);
            assertThat(log.with("\"level\":\"ERROR\"")).isEmpty();
        }
    }

    @Test
    @Case(
            id = "B5",
            sentence =
                    "What is no request, or one that two readers would part differently "
                            + "(codings, lengths, hosts): a problem with an id and a line, and the "
                            + "connection is closed.")
    void whatIsARequestIsAnsweredAndTheConnectionKept() throws IOException {
        try (RawConnection connection = server.connection()) {
            String head = "POST /echo HTTP/1.1\r\nHost: x\r\n";

            connection.send(
                    head + "Transfer-Encoding: Chunked\r\n\r\n2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n");
            assertThat(connection.answer().body()).isEqualTo("{\"length\":5}");
            connection.send(
                    head + "Content-Length: 2\r\n\r\nab" + head + "Content-Length: 1\r\n\r\na");
            assertThat(connection.answer().body()).isEqualTo("{\"length\":2}");
            assertThat(connection.answer().body()).isEqualTo("{\"length\":1}");
            connection.send(head + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
            assertThat(connection.answer().status()).isEqualTo(100);
            assertThat(connection.send("ab").answer().body()).isEqualTo("{\"length\":2}");
            connection.send("POST /echo HTTP/1.0\r\nContent-Length: 2\r\n\r\nab");
            assertThat(connection.answer().body()).isEqualTo("{\"length\":2}");
            assertThat(connection.isClosed()).isTrue();
        }
    }
}
