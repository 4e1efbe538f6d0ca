package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Pieces of an order on their way to the customer. */
class FulfilmentTest extends DashboardTest {

    private static final Pattern COMMAND =
            Pattern.compile("\"id\":\"([0-9a-f]{32})\",\"at\":\"[^\"]+\",\"by\":\"boss\"");
    private static final String SHIPPED =
            """
            {"step": "shipped", "carrier": "DHL", "trackingNumber": "JD0146",
             "trackingUrl": "https://www.dhl.com/track?id=JD0146"}
            """;
    private static int number;

    private String order = "";
    private String user = "";

    @BeforeEach
    void order() {
        order = "cs_test_fulfil" + (1000 + ++number);
        user = "user_fulfil" + number;
        dashboard().order(order, user, TestClock.NOON.minusSeconds(60));
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "P42",
            sentence =
                    "Pieces of an order are packed, shipped, delivered and returned once for each key, "
                            + "no more than were ordered and only while the order stands, and operator "
                            + "and customer see how far it is.")
    void piecesComeFromStepToStepAndEverybodySees(Door door) {
        WebAnswer packed = door.ask(step("k1", one("packed")));
        assertThat(packed.status()).as(packed.body()).isEqualTo(201);
        assertThat(packed.body())
                .contains("\"status\":\"partly_packed\"", "\"quantity\":2,\"packed\":1,");
        assertThat(door.ask(step("k1", one("packed"))).body()).isEqualTo(packed.body());
        assertThat(door.ask(step("k1", one("shipped"))).body()).contains("idempotency_conflict");

        assertThat(door.ask(step("k2", SHIPPED)).body()).contains("\"status\":\"shipped\"");
        assertThat(door.ask(step("k3", one("delivered"))).body()).contains("partly_delivered");
        assertThat(door.ask(step("k4", "{\"step\":\"returned\"}")).body())
                .contains("\"status\":\"returned\"", "\"delivered\":1,\"returned\":2");

        String mine =
                door.ask(
                                WebRequest.get("/dashboard/orders/" + order)
                                        .bearer(dashboard().token(user)))
                        .body();
        assertThat(mine)
                .contains("\"fulfilment\":\"returned\"", "\"trackingNumber\":\"JD0146\"")
                .contains("\"trackingUrl\":\"https://www.dhl.com/track?id=JD0146\"")
                .doesNotContain("boss");
        assertThat(
                        door.ask(
                                        WebRequest.get("/dashboard/orders")
                                                .bearer(dashboard().token(user)))
                                .body())
                .contains("\"fulfilment\":\"returned\"");
        assertThat(door.ask(file()).body())
                .contains("\"by\":\"boss\"", "\"kind\":\"fulfilment\",\"value\":\"shipped 2 ");
        assertThat(door.ask(list("returned")).body()).contains(order);
        assertThat(door.ask(list("none")).body()).doesNotContain(order);
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "P42",
            sentence =
                    "Pieces of an order are packed, shipped, delivered and returned once for each key, "
                            + "no more than were ordered and only while the order stands, and operator "
                            + "and customer see how far it is.")
    void eightAtOnceShipNoPieceTwice(Door door) {
        List<WebAnswer> answers =
                IntStream.range(0, 8)
                        .parallel()
                        .mapToObj(n -> door.ask(step("at-once-" + n, one("shipped"))))
                        .toList();

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(2);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.body()).contains("too_many_pieces"));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aStepIsOneReadAndOneTransaction(Door door) {
        CapacityLedger cost = CapacityLedger.on(dashboard().local);

        door.ask(step("k1", "{\"step\":\"packed\"}"));

        assertThat(cost.usage().roundTrips()).isEqualTo(2);
        assertThat(cost.usage().writeUnits()).isLessThanOrEqualTo(16);
        assertThat(cost.usage().readUnits()).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void goodsLeaveOnlyForAnOrderThatStands(Door door) {
        dashboard()
                .guestOrder(
                        order + "unpaid", "guest@example.com", TestClock.NOON, SessionStage.UNPAID);
        assertThat(refusal(door, order + "unpaid", "")).contains("payment_pending");

        dashboard().dispute(order, "needs_response");
        assertThat(refusal(door, order, "")).contains("override_needed");
        assertThat(refusal(door, order, ",\"override\":true")).contains("\"note\"");
        assertThat(refusal(door, order, ",\"override\":true,\"note\":\"Talked to them.\""))
                .contains("\"status\":\"packed\"", "\"note\":\"Talked to them.\"");

        dashboard().order(order + "back", user, TestClock.NOON);
        dashboard().refund(order + "back", "re_back" + number, 6000);
        assertThat(refusal(door, order + "back", ",\"override\":true,\"note\":\"So.\""))
                .contains("order_refunded");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aMistakeIsTakenBackUnlessSomethingStandsOnIt(Door door) {
        String shipped = id(door.ask(step("k1", SHIPPED)).body());
        door.ask(step("k2", "{\"step\":\"delivered\"}"));

        assertThat(door.ask(step("k3", voiding(shipped))).body()).contains("command_in_use");
        String all = door.ask(file()).body();
        List<String> ids = COMMAND.matcher(all).results().map(found -> found.group(1)).toList();
        assertThat(ids).hasSize(2).startsWith(shipped);
        door.ask(step("k4", voiding(ids.getLast())));
        assertThat(door.ask(step("k5", voiding(shipped))).body())
                .contains("\"status\":\"none\"", "\"parcels\":[]", "\"voided\":true");
        assertThat(door.ask(step("k6", voiding(shipped))).body()).contains("unknown_command");
        assertThat(door.ask(step("k7", SHIPPED)).body()).contains("\"status\":\"shipped\"");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whatIsNoStepIsRefused(Door door) {
        for (String body :
                List.of(
                        "{}",
                        "{\"step\":\"eaten\"}",
                        "{\"step\":\"packed\",\"carrier\":\"DHL\"}",
                        "{\"step\":\"shipped\",\"trackingUrl\":\"http://dhl.com\"}",
                        "{\"step\":\"shipped\",\"trackingUrl\":\"https://a@dhl.com\"}",
                        "{\"step\":\"void\"}",
                        "{\"step\":\"packed\",\"lines\":[{\"sku\":\"N-RED\",\"quantity\":0}]}",
                        "{\"step\":\"packed\",\"more\":1}")) {
            assertThat(door.ask(step("wrong", body)).status()).as(body).isEqualTo(400);
        }
        assertThat(
                        door.ask(
                                        step(
                                                "k1",
                                                "{\"step\":\"packed\",\"lines\":[{\"sku\":\"N-BLUE\",\"quantity\":1}]}"))
                                .body())
                .contains("unknown_line");
        assertThat(door.ask(step("k2", "{\"step\":\"delivered\"}")).body())
                .contains("no_pieces_left");
        assertThat(refusal(door, "cs_test_nobody", "")).contains("not_found");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "P44",
            sentence =
                    "Tracking numbers and the notes of the shop's people go with the customer's "
                            + "erasure.")
    void trackingNumbersGoWithTheCustomer(Door door) {
        String tracking = "JD77" + number;
        String why = "Ann sent it back " + number + ".";
        door.ask(step("k1", SHIPPED.replace("JD0146", tracking)));
        door.ask(step("k2", "{\"step\":\"returned\",\"override\":true,\"note\":\"" + why + "\"}"));
        assertThat(dashboard().local.dump().toString()).contains(tracking, why);

        WebAnswer erased =
                door.ask(
                        WebRequest.of("DELETE", "/dashboard/profile")
                                .bearer(dashboard().token(user)));

        assertThat(erased.body()).contains("\"complete\":true");
        assertThat(dashboard().local.dump().toString()).doesNotContain(tracking, why);
        assertThat(door.ask(file()).body())
                .contains("\"status\":\"returned\"", "\"carrier\":\"DHL\"");
    }

    private String refusal(Door door, String of, String more) {
        return door.ask(
                        WebRequest.post(
                                        "/admin/orders/" + of + "/fulfilment",
                                        "{\"step\":\"packed\"" + more + "}")
                                .header("Idempotency-Key", "refused" + more.length())
                                .bearer(dashboard().admin()))
                .body();
    }

    private static String id(String body) {
        Matcher id = COMMAND.matcher(body);
        assertThat(id.find()).as(body).isTrue();
        return id.group(1);
    }

    private static String voiding(String command) {
        return "{\"step\":\"void\",\"commandId\":\"" + command + "\"}";
    }

    private static String one(String step) {
        return "{\"step\":\"" + step + "\",\"lines\":[{\"sku\":\"N-RED\",\"quantity\":1}]}";
    }

    private WebRequest step(String key, String body) {
        return WebRequest.post("/admin/orders/" + order + "/fulfilment", body)
                .header("Idempotency-Key", key)
                .bearer(dashboard().admin());
    }

    private WebRequest file() {
        return WebRequest.get("/admin/orders/" + order).bearer(dashboard().admin());
    }

    private WebRequest list(String fulfilment) {
        return WebRequest.get("/admin/orders?limit=100&month=2026-11&fulfilment=" + fulfilment)
                .bearer(dashboard().admin());
    }
}
