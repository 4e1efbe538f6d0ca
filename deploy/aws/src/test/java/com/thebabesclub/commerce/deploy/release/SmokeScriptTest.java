package com.thebabesclub.commerce.deploy.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code deploy/smoke} at a stage that answers as it should, and at stages that do not. */
class SmokeScriptTest {

    /** What the table has for the two questions: the session's pointer, the customer's orders. */
    private static final String AWS =
            """
            #!/usr/bin/env bash
            [ -z "${UNREADABLE:-}" ] || exit 255
            case "$*" in
              *METADATA*) echo '{"Items": [{"record": {"M": {"userId": {"S": "u"}}}}]}' ;;
              *) echo "{\\"Items\\": [${ORDERS}]}" ;;
            esac
            """;

    private static final String ORDER =
            "{\"stripeSessionId\": {\"S\": \"cs_test_1\"}, \"source\": {\"S\": \"webhook\"}}";

    @TempDir Path folder;

    private final StubShop shop = new StubShop();

    @BeforeEach
    void setUp() throws IOException {
        Script.needs("bash", "curl", "jq");
        Path aws = Files.createDirectory(folder.resolve("bin")).resolve("aws");
        assertThat(Files.writeString(aws, AWS).toFile().setExecutable(true)).isTrue();
        shop.start();
    }

    @AfterEach
    void tearDown() {
        shop.stop();
    }

    @Test
    void buysAndSeesTheOrder() throws Exception {
        Script.Result result = run();

        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .contains(
                        "forged",
                        "recover",
                        "quote",
                        "session",
                        "payment",
                        "webhook",
                        "status",
                        "dashboard")
                .contains("✓ one payment, one order: BC-1");
        assertThat(shop.authorized()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    forged    | POST /stripe/webhook           | 200 | {"received": true}
                    recover   | GET /cart/recover              | 502 | {"code": "unavailable"}
                    quote     | POST /cart/quote               | 503 | {"code": "unavailable", "detail": "Later."}
                    session   | POST /checkout/create-session  | 200 | {"sessionId": "cs_live_1", "checkoutUrl": "https://x"}
                    session   | POST /checkout/create-session  | 409 | {"code": "price_changed"}
                    status    | GET /checkout/status           | 200 | {"status": "expired"}
                    status    | GET /checkout/status           | 200 | {"status": "open"}
                    status    | GET /checkout/status           | 200 | {"status": "complete", "orderNumber": "BC-1", "order": {"amount": 1, "status": "completed"}}
                    status    | GET /checkout/status           | 200 | {"status": "complete", "orderNumber": "BC-1", "order": {"amount": 3000, "status": "needs_review"}}
                    dashboard | GET /dashboard/orders/cs_test_1 | 404 | {"code": "not_found"}
                    dashboard | GET /dashboard/orders          | 200 | {"orders": []}
                    """)
    void endsWithTheStepThatFailed(String step, String route, int status, String body)
            throws Exception {
        shop.answer(route, status, body);

        Script.Result result = run();

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).startsWith("✗ " + step + ": ");
        assertThat(result.out()).contains(step).doesNotContain("one payment, one order");
    }

    @Test
    void twoOrdersOfOnePaymentFail() throws Exception {
        Script.Result result = run(Map.of("ORDERS", ORDER + "," + ORDER));

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).isEqualTo("✗ webhook: 2 orders came of one payment\n");
    }

    @Test
    void anOrderThatNoEventMadeFails() throws Exception {
        Script.Result result = run(Map.of("ORDERS", ORDER.replace("webhook", "status")));

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo("✗ webhook: the order was written by status, not by the event\n");
    }

    @Test
    void aTableThatCannotBeReadEndsItAtOnce() throws Exception {
        Script.Result result = run(Map.of("UNREADABLE", "yes"));

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).isEqualTo("✗ webhook: the table cannot be read\n");
    }

    @Test
    void aStageThatIsDownFailsAtTheFirstStep() throws Exception {
        shop.stop();

        assertThat(run().err()).startsWith("✗ forged: ").contains("does not answer");
    }

    @Test
    void stopsAfterTheStepThatIsNamed() throws Exception {
        Script.Result result = run(Map.of(), "--until", "quote");

        assertThat(result.exit()).isZero();
        assertThat(result.out()).endsWith("✓ up to quote\n").doesNotContain("session");
    }

    @Test
    void aWrongOptionIsSaid() throws Exception {
        assertThat(new Script("deploy/smoke", folder).run(Map.of(), List.of()).exit()).isEqualTo(2);
        assertThat(run(Map.of(), "--until", "paid").err()).isEqualTo("There is no step paid.\n");
        assertThat(run(Map.of(), "--live").exit()).isEqualTo(2);
    }

    private Script.Result run() throws IOException, InterruptedException {
        return run(Map.of("ORDERS", ORDER));
    }

    private Script.Result run(Map<String, String> environment, String... more)
            throws IOException, InterruptedException {
        List<String> options =
                List.of(
                        "--api",
                        shop.address(),
                        "--emulator",
                        shop.address(),
                        "--table",
                        "t",
                        "--token",
                        "token",
                        "--wait",
                        "0");
        return new Script("deploy/smoke", folder)
                .run(environment, Stream.concat(options.stream(), Stream.of(more)).toList());
    }
}
