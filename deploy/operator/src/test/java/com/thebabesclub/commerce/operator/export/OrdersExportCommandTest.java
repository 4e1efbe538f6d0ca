package com.thebabesclub.commerce.operator.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.thebabesclub.commerce.operator.Main;
import com.thebabesclub.commerce.sync.Typed;
import com.thebabesclub.commerce.sync.Typed.Ran;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Orders for the shop's books, by the API as its description has it. */
@Case(
        id = "P17",
        sentence =
                "An export by hand follows the API's pages to their end, leaves no file where it"
                        + " does not come there, and shows its token to nobody.")
class OrdersExportCommandTest {

    private static final String TOKEN = "eyJ.canary.token";

    @TempDir private Path directory;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger(Integer.MAX_VALUE);
    private volatile int refusal;
    private final HttpServer api = server();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void start() {
        api.createContext("/prod/admin/orders/export", this::answer);
        api.start();
    }

    @AfterEach
    void stop() {
        api.stop(0);
    }

    @Test
    void thePagesGoToStandardOutputOneAfterTheOther() {
        Ran ran = typed("--month", "2026-11");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).isEqualTo("number,e-mail\r\nBC-1,ü\r\nBC-2,\r\nBC-3,\r\n");
        assertThat(asked)
                .containsExactly(
                        "month=2026-11&format=csv&personal=false",
                        "month=2026-11&format=csv&personal=false&cursor=c%2B1%3D",
                        "month=2026-11&format=csv&personal=false&cursor=c2");
        assertThat(ran.out() + ran.err()).doesNotContain("canary");
    }

    @Test
    void theyGoToANewFileThatOnlyItsOwnerReads() throws IOException {
        Path file = directory.resolve("orders.jsonl");

        Ran ran =
                typed(
                        "--day",
                        "2026-11-26",
                        "--format",
                        "jsonl",
                        "--personal",
                        "--output",
                        file.toString());

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).isEmpty();
        assertThat(Files.readString(file)).endsWith("BC-3,\r\n").contains("BC-1,ü");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(asked.getFirst()).isEqualTo("day=2026-11-26&format=jsonl&personal=true");
        Ran again = typed("--day", "2026-11-26", "--output", file.toString());
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("is there already");
        assertThat(asked).hasSize(3);
    }

    @Test
    void aBusyServiceIsAskedAgainAndNotForEver() {
        busy.set(2);
        assertThat(typed("--month", "2026-11").exit()).isZero();
        assertThat(asked).hasSize(3 + 2);

        asked.clear();
        busy.set(100);
        Ran ran = typed("--month", "2026-11");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("The API is busy");
        assertThat(asked).hasSize(5);
    }

    @Test
    void whatBreaksOffLeavesNoFile() throws IOException {
        broken.set(2);

        Ran ran = typed("--month", "2026-11", "--output", directory.resolve("x.csv").toString());

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("The API answered 500");
        try (var left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whatIsRefusedIsOneSentence() {
        for (Map.Entry<Integer, String> each :
                Map.of(
                                400, "knows no such month",
                                401, "token explain",
                                403, "no admin's",
                                302, "answered 302")
                        .entrySet()) {
            refusal = each.getKey();
            Ran ran = typed("--month", "2026-11");
            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.err()).contains(each.getValue()).doesNotContain("canary");
        }
    }

    @Test
    void aTokenIsSentToNobodyWhoCouldShowIt() {
        assertThat(run("http://shop.example.com", "--month", "2026-11").err())
                .contains("--api should be");
        assertThat(run("ftp://127.0.0.1", "--month", "2026-11").err()).contains("--api should be");
        assertThat(run("nonsense here", "--month", "2026-11").err()).contains("--api should be");
        assertThat(typed().err()).contains("Give --month or --day");
        assertThat(typed("--month", "2026-11", "--day", "2026-11-26").err()).contains("only one");
        assertThat(typed("--month", "2026-11&personal=true").err()).contains("--month should be");
        assertThat(
                        Typed.with(Main.PROGRAM, Map.of(), TestClock.atNoon())
                                .run("orders", "export", "--api", address(), "--day", "2026-11-26")
                                .err())
                .contains("No token came in");
        assertThat(asked).isEmpty();
    }

    @Test
    void theTokenMayBePiped() {
        Ran ran =
                Typed.with(Main.PROGRAM, Map.of(), TestClock.atNoon())
                        .piped("Bearer " + TOKEN + "\n")
                        .run("orders", "export", "--api", address(), "--day", "2026-11-26");

        assertThat(ran.exit()).as(ran.err()).isZero();
    }

    private Ran typed(String... options) {
        return run(address(), options);
    }

    private Ran run(String address, String... options) {
        String[] all = new String[options.length + 4];
        System.arraycopy(options, 0, all, 4, options.length);
        all[0] = "orders";
        all[1] = "export";
        all[2] = "--api";
        all[3] = address;
        return Typed.with(Main.PROGRAM, Map.of("ADMIN_TOKEN", TOKEN), TestClock.atNoon()).run(all);
    }

    private String address() {
        return "http://127.0.0.1:" + api.getAddress().getPort() + "/prod/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = exchange.getRequestURI().getRawQuery();
            asked.add(query);
            assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
                    .isEqualTo("Bearer " + TOKEN);
            if (busy.getAndDecrement() > 0) {
                exchange.getResponseHeaders().add("Retry-After", "0");
                exchange.sendResponseHeaders(busy.get() % 2 == 0 ? 503 : 429, -1);
            } else if (refusal > 0) {
                exchange.getResponseHeaders().add("Location", "https://other.example.com");
                exchange.sendResponseHeaders(refusal, -1);
            } else if (broken.decrementAndGet() == 0) {
                exchange.sendResponseHeaders(500, -1);
            } else {
                page(exchange, query);
            }
        }
    }

    private static void page(HttpExchange exchange, String query) throws IOException {
        String text = "number,e-mail\r\nBC-1,ü\r\n";
        String next = "c+1=";
        if (query.endsWith("cursor=c%2B1%3D")) {
            text = "BC-2,\r\n";
            next = "c2";
        } else if (query.endsWith("cursor=c2")) {
            text = "BC-3,\r\n";
            next = "";
        }
        if (!next.isEmpty()) {
            exchange.getResponseHeaders().add("Next-Cursor", next);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
