package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.repository.EmailPointerRepository;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.DynamoDbTap;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Claims find orders by their e-mail, wherever they lie. */
class EmailClaimTest extends DashboardTest {

    private static final Instant BOUGHT = TestClock.NOON.minusSeconds(3_600);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Pattern NEXT = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");

    private String ann = "";
    private String email = "";
    private String order = "";

    @BeforeEach
    void bought() {
        int n = COUNT.incrementAndGet();
        ann = "ann-email-claim-" + n;
        email = "by.email" + n + "@example.com";
        order = "cs_test_byemail" + (10_000 + n);
    }

    @AfterEach
    void heal() {
        dashboard().local.tap().heal();
        dashboard().remove(EmailPointerRepository.MARK);
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "L1c",
            sentence =
                    "A claim finds what is nobody's by its e-mail, wherever it lies, from "
                            + "cursor to cursor; a claim and an erasure lose nothing.")
    void anOrderUnderAnIdThatNobodyProvedIsClaimed(Door door) {
        dashboard().unprovenOrder(order, "victim-of-" + ann, email, BOUGHT);
        String token = dashboard().verified(ann, email.toUpperCase(Locale.ROOT));

        assertThat(door.ask(claim(token, "")).body())
                .isEqualTo("{\"claimed\":[\"" + order + "\"],\"more\":false,\"nextCursor\":null}");

        assertThat(owners()).singleElement().asString().startsWith("USER#" + ann + " / ");
        assertThat(door.ask(detail(dashboard().token(ann))).status()).isEqualTo(200);
        assertThat(dashboard().local.keys("EMAIL#" + email)).hasSize(1);
        assertThat(door.ask(claim(dashboard().verified("another", email), "")).body())
                .as("it is proven now")
                .contains("\"claimed\":[]");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "L1c",
            sentence =
                    "A claim finds what is nobody's by its e-mail, wherever it lies, from "
                            + "cursor to cursor; a claim and an erasure lose nothing.")
    void alsoWhereTheSubjectIsThatEmailAndTheOrderStaysWhereItIs(Door door) {
        dashboard().guestOrder(order, email, BOUGHT, SessionStage.PAID);
        dashboard().unprovenOrder(order + "b", "somebody-" + ann, email, BOUGHT);
        String token = dashboard().verified(email, email);

        assertThat(door.ask(claim(token, "")).body()).contains(order, order + "b");

        assertThat(dashboard().local.keys("USER#" + email + " / ORDER#")).hasSize(2);
        assertThat(dashboard().local.keys("USER#somebody-" + ann)).isEmpty();
        assertThat(dashboard().local.dump().toString()).contains("ownerVerified");
        assertThat(door.ask(claim(token, "")).body()).contains("\"claimed\":[]");
    }

    @Test
    @Case(
            id = "L2",
            sentence =
                    "One address, however it is typed: composed or not, in any case, its "
                            + "domain in letters or in ASCII; SES gets the latter.")
    void oneWhoseDomainWasTypedInLettersIsClaimedWithTheAsciiOne() {
        dashboard()
                .guestOrder(order, "Jose\u0301@" + ann + ".exämple.de", BOUGHT, SessionStage.PAID);

        WebAnswer claimed =
                door().ask(
                                claim(
                                        dashboard()
                                                .verified(
                                                        ann,
                                                        "jos\u00E9@" + ann + ".xn--exmple-cua.de"),
                                        ""));

        assertThat(claimed.body()).contains(order);
        assertThat(door().ask(detail(dashboard().token(ann))).body())
                .as("as it was typed")
                .contains("Jose\u0301@" + ann + ".exämple.de");
    }

    @Test
    @Case(
            id = "L1c",
            sentence =
                    "A claim finds what is nobody's by its e-mail, wherever it lies, from "
                            + "cursor to cursor; a claim and an erasure lose nothing.")
    void whatIsProvenErasedOrALegacyUsersIsNotClaimed() {
        dashboard().open(order + "1", "proven-" + ann, BOUGHT);
        dashboard().settle(Dashboard.observed(order + "1", BOUGHT, SessionStage.PAID, email));
        dashboard().unprovenOrder(order + "2", "erased-" + ann, email, BOUGHT);
        dashboard().sent(order + "2");
        assertThat(
                        door().ask(
                                        WebRequest.of("DELETE", "/dashboard/profile")
                                                .bearer(
                                                        dashboard()
                                                                .verified("erased-" + ann, email)))
                                .body())
                .contains("\"orders\":1");
        dashboard().openLegacy(order + "3", "legacy-" + ann, BOUGHT);
        dashboard().settle(Dashboard.observed(order + "3", BOUGHT, SessionStage.PAID, email));
        dashboard().openLegacy(order + "4", email, BOUGHT);
        dashboard().settle(Dashboard.observed(order + "4", BOUGHT, SessionStage.PAID, email));

        assertThat(door().ask(claim(dashboard().verified(ann, email), "")).body())
                .isEqualTo("{\"claimed\":[\"" + order + "4\"],\"more\":false,\"nextCursor\":null}");
    }

    /** The pointers stay, so that a call has to go on where the one before ended. */
    @Test
    @Case(
            id = "L1c",
            sentence =
                    "A claim finds what is nobody's by its e-mail, wherever it lies, from "
                            + "cursor to cursor; a claim and an erasure lose nothing.")
    void aLongHistoryIsClaimedFromCursorToCursor() {
        for (int n = 0; n < 60; n++) {
            dashboard()
                    .unprovenOrder(order + "n" + (100 + n), "u" + n, email, BOUGHT.minusSeconds(n));
        }
        for (int n = 0; n < 400; n++) {
            dashboard()
                    .put(
                            Attributes.item(
                                            Key.emailOrder(
                                                    email,
                                                    BOUGHT.plusSeconds(1 + n),
                                                    "cs_test_gone" + n))
                                    .put("sessionId", "cs_test_gone" + n)
                                    .build());
        }
        String token = dashboard().verified(ann, email);
        Optional<String> cursor = Optional.empty();
        int calls = 0;
        int claimed = 0;
        do {
            dashboard().local.tap().forgetCalls();
            String body =
                    door().ask(claim(token, cursor.map(text -> "?cursor=" + text).orElse("")))
                            .body();
            assertThat(operations().stream().filter("Query"::equals).count())
                    .isLessThanOrEqualTo(3 + 3);
            claimed += body.split("cs_test_byemail", -1).length - 1;
            Matcher next = NEXT.matcher(body);
            cursor = next.find() ? Optional.of(next.group(1)) : Optional.empty();
            assertThat(body).contains("\"more\":" + cursor.isPresent());
        } while (cursor.isPresent() && ++calls < 10);

        assertThat(claimed).isEqualTo(60);
        assertThat(dashboard().local.keys("USER#" + ann + " / ORDER#")).hasSize(60);
    }

    @Test
    @Case(
            id = "L1c",
            sentence =
                    "A claim finds what is nobody's by its e-mail, wherever it lies, from "
                            + "cursor to cursor; a claim and an erasure lose nothing.")
    void aCursorIsGoodForItsCallerAndEmailOnly() {
        for (int n = 0; n < 51; n++) {
            dashboard().unprovenOrder(order + "n" + (100 + n), "u", email, BOUGHT.minusSeconds(n));
        }
        Matcher next = NEXT.matcher(door().ask(claim(dashboard().verified(ann, email), "")).body());
        assertThat(next.find()).isTrue();
        String cursor = "?cursor=" + next.group(1);

        assertThat(door().ask(claim(dashboard().verified("bob", email), cursor)).status())
                .isEqualTo(400);
        assertThat(door().ask(claim(dashboard().verified(ann, "b@example.com"), cursor)).status())
                .isEqualTo(400);
        assertThat(door().ask(claim(dashboard().verified(ann, email), cursor)).body())
                .contains("\"claimed\":[\"", "\"more\":false");
    }

    @Test
    @Case(
            id = "L1c",
            sentence =
                    "A claim finds what is nobody's by its e-mail, wherever it lies, from "
                            + "cursor to cursor; a claim and an erasure lose nothing.")
    void untilTheMarkOrdersWithoutAPointerAreFoundUnderTheEmail() {
        dashboard().guestOrder(order, email, BOUGHT, SessionStage.PAID);
        dashboard().remove(Key.emailOrder(email, BOUGHT, order));
        dashboard()
                .put(
                        EmailPointerRepository.complete(
                                        Attributes.item(EmailPointerRepository.MARK))
                                .build());
        String token = dashboard().verified(ann, email);
        assertThat(door().ask(claim(token, "")).body()).contains("\"claimed\":[]");

        dashboard().remove(EmailPointerRepository.MARK);
        assertThat(door().ask(claim(token, "")).body()).contains(order);
    }

    @Test
    @Case(
            id = "L1c",
            sentence =
                    "A claim finds what is nobody's by its e-mail, wherever it lies, from "
                            + "cursor to cursor; a claim and an erasure lose nothing.")
    void manyOfThemAreClaimedInSeveralCallsToo() {
        for (int n = 0; n < 60; n++) {
            String session = order + "n" + (100 + n);
            dashboard().guestOrder(session, email, BOUGHT.minusSeconds(n), SessionStage.PAID);
            dashboard().remove(Key.emailOrder(email, BOUGHT.minusSeconds(n), session));
        }
        String token = dashboard().verified(ann, email);
        Matcher next = NEXT.matcher(door().ask(claim(token, "")).body());
        assertThat(next.find()).isTrue();

        assertThat(door().ask(claim(token, "?cursor=" + next.group(1))).body())
                .contains("\"more\":false");

        assertThat(dashboard().local.keys("USER#" + ann + " / ORDER#")).hasSize(60);
    }

    /** Both have read the same version; whoever is second reads again. */
    @RepeatedTest(5)
    @Case(
            id = "L1c",
            sentence =
                    "A claim finds what is nobody's by its e-mail, wherever it lies, from "
                            + "cursor to cursor; a claim and an erasure lose nothing.")
    void aClaimAndAnErasureLoseNothing() throws Exception {
        String guest = "victim-of-" + ann;
        dashboard().unprovenOrder(order, guest, email, BOUGHT);
        dashboard().sent(order);
        AtomicInteger commits = new AtomicInteger();
        AtomicInteger missing = new AtomicInteger(2);
        CompletableFuture<Object> all = new CompletableFuture<>();
        dashboard()
                .local
                .tap()
                .script(
                        (call, proceed) -> {
                            if (!call.operation().equals("TransactWriteItems")
                                    || commits.incrementAndGet() > 2) {
                                return proceed.get();
                            }
                            if (missing.decrementAndGet() == 0) {
                                all.complete(call);
                            }
                            return all.thenCompose(_ -> proceed.get());
                        });
        CompletableFuture<WebAnswer> claim = async(claim(dashboard().verified(ann, email), ""));
        CompletableFuture<WebAnswer> erasure =
                async(
                        WebRequest.of("DELETE", "/dashboard/profile")
                                .bearer(dashboard().verified(guest, email)));

        assertThat(claim.get().status()).isEqualTo(200);
        assertThat(erasure.get().status()).isEqualTo(200);
        boolean claimed = claim.get().body().contains(order);
        assertThat(owners())
                .singleElement()
                .asString()
                .startsWith("USER#" + (claimed ? ann : guest) + " / ");
        assertThat(dashboard().local.keys("EMAIL#" + email)).hasSize(claimed ? 1 : 0);
        assertThat(String.valueOf(dashboard().local.dump().get(owners().getFirst())))
                .matches(row -> row.contains("John Doe") == claimed);
    }

    private CompletableFuture<WebAnswer> async(WebRequest request) {
        return CompletableFuture.supplyAsync(() -> door().ask(request), Thread::startVirtualThread);
    }

    private List<String> owners() {
        return dashboard().local.keys("USER#").stream()
                .filter(key -> key.endsWith("#" + order))
                .toList();
    }

    private List<String> operations() {
        return dashboard().local.tap().calls().stream().map(DynamoDbTap.Call::operation).toList();
    }

    private Door door() {
        return dashboard().doors().getFirst();
    }

    private WebRequest detail(String token) {
        return WebRequest.get("/dashboard/orders/" + order).bearer(token);
    }

    private static WebRequest claim(String token, String query) {
        return WebRequest.of("POST", "/dashboard/orders/claim" + query).bearer(token);
    }
}
