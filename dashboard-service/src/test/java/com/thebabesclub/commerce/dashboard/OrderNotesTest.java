package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What the shop's people write about orders. */
@Case(
        id = "P9",
        sentence =
                "A note about an order is written once for each key, with who and when, is in the "
                        + "customer's export, and goes with their erasure.")
class OrderNotesTest extends DashboardTest {

    private static int number;

    private String order;
    private String user;

    @BeforeEach
    void order() {
        order = "cs_test_noted" + ++number;
        user = "user_noted" + number;
        dashboard().order(order, user, TestClock.NOON.minusSeconds(60));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aNoteIsWrittenOnceWithWhoAndWhen(Door door) {
        WebAnswer first = door.ask(note("key-1", "Asked for another address.\nBy telephone."));
        WebAnswer again = door.ask(note("key-1", "Asked for another address.\nBy telephone."));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.body()).contains("\"at\":\"2026-11-26T", "\"by\":\"");
        assertThat(door.ask(note("key-1", "Something else.")).body())
                .contains("idempotency_conflict");
        door.ask(note("key-2", "Called again."));

        assertThat(door.ask(file()).body())
                .containsSubsequence(
                        "\"timeline\":[{\"version\":2,", "\"notes\":[", "Asked for another")
                .contains("Called again.", "\\nBy telephone.");
        assertThat(dashboard().local.keys("TIMELINE#" + order + " / note#")).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void twoRequestsAtOnceWriteOneNote(Door door) {
        List<CompletableFuture<WebAnswer>> both = new ArrayList<>();
        for (int n = 0; n < 2; n++) {
            both.add(CompletableFuture.supplyAsync(() -> door.ask(note("same", "Once."))));
        }

        assertThat(both).allSatisfy(one -> assertThat(one.join().status()).isEqualTo(201));
        assertThat(dashboard().local.keys("TIMELINE#" + order + " / note#")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void theExportHasThemWithoutWhoWroteThemAndErasureTakesThem(Door door) {
        door.ask(note("key-1", "Prefers to be called Ann."));

        String export =
                door.ask(WebRequest.get("/dashboard/export").bearer(dashboard().token(user)))
                        .body();
        assertThat(export).contains("Prefers to be called Ann.", "\"orderId\":\"" + order + "\"");
        assertThat(export).doesNotContain("\"by\"");

        dashboard().sent(order);
        WebAnswer erased =
                door.ask(
                        WebRequest.of("DELETE", "/dashboard/profile")
                                .bearer(dashboard().token(user)));
        assertThat(erased.body()).contains("\"complete\":true");
        assertThat(dashboard().local.dump().toString()).doesNotContain("Prefers to be called Ann.");
        assertThat(door.ask(note("key-2", "Ann again.")).body()).contains("order_erased");
        assertThat(dashboard().local.keys("TIMELINE#" + order + " / note#")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whatIsNoNoteIsRefused(Door door) {
        assertThat(door.ask(note("k", "x".repeat(2048))).status()).isEqualTo(201);
        for (String text : List.of("", "  ", "x".repeat(2049), "é".repeat(1025), "a\u202Eb")) {
            assertThat(door.ask(note("other", text)).status()).as(text).isEqualTo(400);
        }
        assertThat(door.ask(post("/notes", "{\"text\":\"No key.\"}")).status()).isEqualTo(400);
        assertThat(
                        door.ask(
                                        WebRequest.post(
                                                        "/admin/orders/cs_test_nobody/notes",
                                                        "{\"text\":\"Lost.\"}")
                                                .header("Idempotency-Key", "k")
                                                .bearer(dashboard().admin()))
                                .status())
                .isEqualTo(404);
    }

    private WebRequest note(String key, String text) {
        String json = text.replace("\n", "\\n");
        return post("/notes", "{\"text\":\"" + json + "\"}").header("Idempotency-Key", key);
    }

    private WebRequest post(String path, String body) {
        return WebRequest.post("/admin/orders/" + order + path, body).bearer(dashboard().admin());
    }

    private WebRequest file() {
        return WebRequest.get("/admin/orders/" + order).bearer(dashboard().admin());
    }
}
