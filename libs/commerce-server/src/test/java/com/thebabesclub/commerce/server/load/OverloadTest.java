package com.thebabesclub.commerce.server.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.server.EchoController;
import com.thebabesclub.commerce.server.EchoServer;
import com.thebabesclub.commerce.server.RawConnection;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.LogLines;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** More requests than a server can answer, and a server that has to go. */
class OverloadTest {

    private static final String HELD = "GET /echo/held HTTP/1.1\r\nHost: x\r\n\r\n";

    @Test
    @Case(
            id = "B30",
            sentence =
                    "More requests than a server can answer: 503 with Retry-After before any "
                            + "work, and those that were admitted are answered.")
    void oneRequestTooManyIsToldToComeAgainAndTheOthersAreAnswered() throws Exception {
        try (EchoServer server = new EchoServer(Map.of("SERVER_MAX_REQUESTS", "20"))) {
            EchoController.Gate gate = server.controller().closed(20);
            List<RawConnection> admitted = held(server, 20);
            gate.awaitRequests();

            for (RawConnection more : held(server, 40)) {
                RawConnection.Answer answer = more.answer();
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.header("Retry-After")).isEqualTo("2");
                assertThat(answer.body()).contains("\"code\":\"unavailable\"");
                more.close();
            }
            assertThat(status(server, "/health/liveness")).isEqualTo(200);
            admitted.removeLast().reset();
            gate.open();
            for (RawConnection one : admitted) {
                assertThat(one.answer().body()).isEqualTo("{\"gate\":\"open\"}");
                one.close();
            }
            Await.until(() -> status(server, "/echo/held") == 200);
        }
    }

    @Test
    @Case(
            id = "B30",
            sentence =
                    "More requests than a server can answer: 503 with Retry-After before any "
                            + "work, and those that were admitted are answered.")
    void whatWasAdmittedAndNotAnsweredMakesTheRoomSmallerForAWhile() throws Exception {
        try (EchoServer server = new EchoServer(Map.of("SERVER_MAX_REQUESTS", "20"))) {
            for (int each = 0; each < 100; each++) {
                assertThat(status(server, "/echo/unavailable")).isEqualTo(503);
            }

            EchoController.Gate gate = server.controller().closed(2);
            List<RawConnection> two = held(server, 2);
            gate.awaitRequests();
            assertThat(status(server, "/echo/held")).as("a third").isEqualTo(503);
            gate.open();
            for (RawConnection one : two) {
                assertThat(one.answer().status()).isEqualTo(200);
            }

            EchoController.Gate next = server.controller().closed(3);
            List<RawConnection> three = held(server, 3);
            next.awaitRequests();
            next.open();
            for (RawConnection one : three) {
                assertThat(one.answer().status()).isEqualTo(200);
            }
        }
    }

    @Test
    @Case(
            id = "B4",
            sentence =
                    "A server that is told to end answers what it has accepted, and accepts "
                            + "nothing else.")
    void whatWasAcceptedBeforeTheEndIsAnsweredAndNothingElseIsAccepted() throws Exception {
        EchoServer server = new EchoServer(Map.of());
        EchoController.Gate gate = server.controller().closed(100);
        List<RawConnection> accepted = held(server, 100);
        RawConnection idle = server.connection();
        gate.awaitRequests();

        Thread end = Thread.ofPlatform().start(server::stop);
        assertThat(idle.isClosed()).isTrue();
        Await.until(() -> isRefused(server));
        gate.open();

        for (RawConnection one : accepted) {
            RawConnection.Answer answer = one.answer();
            assertThat(answer.body()).isEqualTo("{\"gate\":\"open\"}");
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(one.isClosed()).isTrue();
        }
        end.join();
        assertThatThrownBy(server::connection).isInstanceOf(IOException.class);
    }

    @Test
    @Case(id = "B31", sentence = "An error that comes after the answer is a line of its request.")
    void anErrorAfterTheAnswerIsALineOfItsRequest() throws Exception {
        try (EchoServer server = new EchoServer(Map.of());
                LogLines log = LogLines.captured();
                RawConnection connection = server.connection()) {
            EchoController.Gate gate = server.controller().closed(0);
            RawConnection.Answer answer =
                    connection.send("GET /echo/late HTTP/1.1\r\nHost: x\r\n\r\n").answer();
            assertThat(answer.body()).isEqualTo("{\"name\":\"first\"}");

            gate.open();

            Await.until(() -> !log.with("Error after the request").isEmpty());
            assertThat(log.with("Error after the request"))
                    .allSatisfy(line -> assertThat(line).contains(answer.header("X-Request-Id")));
            assertThat(log.with("onErrorDropped")).isEmpty();
        }
    }

    private static List<RawConnection> held(EchoServer server, int count) throws IOException {
        List<RawConnection> connections = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            connections.add(server.connection().send(HELD));
        }
        return connections;
    }

    private static int status(EchoServer server, String path) {
        try (RawConnection connection = server.connection()) {
            return connection
                    .send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n")
                    .answer()
                    .status();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isRefused(EchoServer server) {
        try {
            server.connection().close();
            return false;
        } catch (IOException refused) {
            return true;
        }
    }
}
