package com.thebabesclub.commerce.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.sync.Typed.Ran;
import com.thebabesclub.commerce.sync.reconciliation.MigrationCompletion;
import com.thebabesclub.commerce.sync.reconciliation.Shop;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

class OrdersCommandTest {

    private static final String BAR = "[########################] 100 %";

    private final Shop shop = Shop.at("2026-11-26T12:00:00Z");

    @BeforeEach
    void carriedOver() {
        CommerceTable table = new CommerceTable(shop.table().tapped(), shop.table().name());
        Await.done(table.write(new MigrationCompletion(shop.clock().instant(), 0).write()).then());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aRunEndsWithATable() {
        shop.paid("u1");

        Ran ran = orders();

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.lines())
                .contains(
                        "SUCCESS",
                        "  to             2026-11-26T12:00:00Z",
                        "  created        1",
                        "  drift          missing 1",
                        "  settled until  2026-11-26T12:00:00Z")
                .anyMatch(line -> line.startsWith("  + BC-"));
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void aPersonSeesHowFarItHasComeAndTheLineIsClearedAtTheEnd() {
        shop.paid("u1");

        Ran ran = Typed.in(Main.PROGRAM, shop).by().run("sync", "orders");

        assertThat(ran.err())
                .contains("events ", "looked at 1, created 1", BAR)
                .endsWith("\r\033[K");
        assertThat(ran.out()).doesNotContain(BAR);
    }

    @Test
    void aMachineSeesTheAnswerAlone() {
        String session = shop.paid("u1");

        Ran ran = Typed.in(Main.PROGRAM, shop).by().run("sync", "orders", "--json");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.lines()).hasSize(1);
        assertThat(ran.out().replaceAll("BC-[\\w-]+", "BC-1"))
                .isEqualToIgnoringNewLines(
                        """
                        {"status":"success","trigger":"manual",\
                        "syncStartedAt":"2026-11-26T12:00:00Z",\
                        "syncCompletedAt":"2026-11-26T12:00:00Z","lookbackHours":25,\
                        "lookbackWindow":{"from":"2026-11-24T10:00:00Z",\
                        "to":"2026-11-26T12:00:00Z"},"processed":1,"created":1,"updated":0,\
                        "skipped":0,"errors":0,"parked":0,"foreign":0,"foreignAmounts":{},\
                        "drift":{"missing":{"count":1,"sessions":["%s"]},\
                        "behind":{"count":0,"sessions":[]},\
                        "async_payment":{"count":0,"sessions":[]},\
                        "refund":{"count":0,"sessions":[]},\
                        "dispute":{"count":0,"sessions":[]},\
                        "alert":{"count":0,"sessions":[]},\
                        "total_mismatch":{"count":0,"sessions":[]},\
                        "email-pointer":{"count":0,"sessions":[]},\
                        "listing":{"count":0,"sessions":[]},\
                        "stock":{"count":0,"sessions":[]}},\
                        "createdOrders":["BC-1"],"failedSessions":[],"problems":[],\
                        "watermark":"2026-11-26T12:00:00Z","dryRun":false}\
                        """
                                .formatted(session));
    }

    @Test
    void exactlyTheSessionsOfAWindowAreComparedIfAskedTo() {
        shop.paid("u1");
        shop.clock().advance(Duration.ofDays(3));
        shop.paid("u2");

        Ran ran = orders("--from", "2026-11-26", "--to", "2026-11-26T18:00:00Z");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.lines())
                .contains(
                        "  from           2026-11-26T00:00:00Z",
                        "  to             2026-11-26T18:00:00Z");
        assertThat(shop.table().keys("USER#u1 / ORDER#")).hasSize(1);
        assertThat(shop.table().keys("USER#u2 / ORDER#")).isEmpty();
    }

    @Test
    void whatDoesNotFitInIsLeftAndTheExitCodeSaysSo() {
        shop.paid("u1");
        shop.paid("u2");

        Ran first = orders("--max-sessions", "1");
        Ran second = orders();

        assertThat(first.exit()).isEqualTo(1);
        assertThat(first.out()).startsWith("PARTIAL").contains("Left to the next run: sessions");
        assertThat(second.exit()).isZero();
    }

    @Test
    void whereNothingCouldBeDoneTheExitCodeIsTwo() {
        Ran ran =
                Typed.in(Main.PROGRAM, shop)
                        .set("STRIPE_SECRET", "sk_test_wrong")
                        .run("sync", "orders");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).startsWith("FAILED").contains("! Stripe does not accept the key");
        assertThat(ran.out() + ran.err()).doesNotContain("\tat ", "Exception");
    }

    @Test
    void aRunThatHasATimeLimitEndsByThenAndTheNextGoesOn() {
        shop.paid("u1");
        shop.table()
                .tap()
                .script(
                        (call, proceed) -> {
                            if (call.operation().equals("BatchGetItem")) {
                                shop.clock().advance(Duration.ofMinutes(6));
                            }
                            return proceed.get();
                        });

        Ran cut = orders("--time-limit", "5");
        shop.clock().advance(Duration.ofMinutes(3));
        Ran next = orders();

        assertThat(cut.exit()).as(cut.out()).isEqualTo(1);
        assertThat(cut.out()).startsWith("PARTIAL").contains("Left to the next run: sessions");
        assertThat(next.exit()).as(next.out()).isZero();
        assertThat(shop.table().keys("USER#u1 / ORDER#")).hasSize(1);
    }

    @Test
    void aStripeThatBreaksDownIsNoStackTrace() {
        shop.paid("u1");
        shop.stripe().failCalls("GET /v1/checkout/sessions", CallFault.SERVER_ERROR, 100);

        Ran ran = orders();

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out() + ran.err()).doesNotContain("\tat ", "Exception");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--to 2026-11-26 | --to goes with --from.",
                "--from 2026-11-26 --lookback-hours 3 | Say either --from or --lookback-hours.",
                "--from 2026-11-26 --to 2026-11-25 | --from should be before --to.",
                "--from yesterday | it should be a time such as 2026-11-26T12:00:00Z",
                "--lookback-hours 0 | --lookback-hours should be a whole number from 1 to 8760.",
                "--time-limit 0 | --time-limit should be a whole number from 1 to 1440.",
                "--max-sessions many | Invalid value for option '--max-sessions'",
                "--nonsense | Unknown option: '--nonsense'",
            })
    void whatCannotBeFollowedIsASentence(String options, String sentence) {
        Ran ran = orders(options.split(" ", -1));

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains(sentence).contains("Try: sync-job sync orders --help");
        assertThat(ran.err().lines()).hasSize(2);
    }

    private Ran orders(String... options) {
        String[] arguments = new String[2 + options.length];
        arguments[0] = "sync";
        arguments[1] = "orders";
        System.arraycopy(options, 0, arguments, 2, options.length);
        return Typed.in(Main.PROGRAM, shop).run(arguments);
    }
}
