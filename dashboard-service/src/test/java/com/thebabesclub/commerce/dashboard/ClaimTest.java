package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.DynamoDbTap;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Orders of guests, who sign in later and prove that the e-mail is theirs. */
class ClaimTest extends DashboardTest {

    private static final String CLAIM = "/dashboard/orders/claim";
    private static final Instant BOUGHT = TestClock.NOON.minusSeconds(3_600);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private String ann = "";
    private String email = "";
    private String order = "";

    @BeforeEach
    void guest() {
        int n = COUNT.incrementAndGet();
        ann = "ann-claim-" + n;
        email = "guest" + n + "@example.com";
        order = "cs_test_claimedorder" + (10_000 + n);
    }

    @AfterEach
    void heal() {
        dashboard().local.tap().heal();
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(id = "T-SEC-3", sentence = "A member with a guest's e-mail sees nothing before a claim.")
    @Case(id = "A4", sentence = "An e-mail taken as identity.")
    void aMemberSeesAGuestsOrderOnlyAfterAClaimWithAVerifiedEmail(Door door) {
        dashboard().guestOrder(order, email, BOUGHT, SessionStage.PAID);
        String member = dashboard().verified(ann, email.replace("guest", "Guest"));
        assertThat(door.ask(get("/dashboard/orders").bearer(member)).body()).doesNotContain(order);
        assertThat(door.ask(get("/dashboard/orders/" + order).bearer(member)).status())
                .isEqualTo(404);

        WebAnswer claimed = door.ask(claim(member));

        assertThat(claimed.body())
                .isEqualTo("{\"claimed\":[\"" + order + "\"],\"more\":false,\"nextCursor\":null}");
        assertThat(door.ask(get("/dashboard/orders").bearer(member)).body())
                .contains("\"orderId\":\"" + order + "\"", "\"amount\":6000");
        assertThat(door.ask(get("/dashboard/orders/" + order).bearer(member)).status())
                .isEqualTo(200);
        assertThat(dashboard().local.keys("USER#" + email)).isEmpty();
        assertThat(dashboard().local.keys("CLAIM#" + order)).hasSize(1);
        assertThat(text(pointer(), "userId")).isEqualTo(ann);
        assertThat(door.ask(claim(member)).body())
                .isEqualTo("{\"claimed\":[],\"more\":false,\"nextCursor\":null}");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(id = "A4", sentence = "An e-mail taken as identity.")
    void withoutProofOfTheEmailNothingIsClaimedAndNothingRead(Door door) {
        dashboard().guestOrder(order, email, BOUGHT, SessionStage.PAID);
        List<String> unproven =
                List.of(
                        "",
                        ",\"email\":\"" + email + "\"",
                        ",\"email\":\"" + email + "\",\"email_verified\":false",
                        ",\"email\":\"" + email + "\",\"email_verified\":\"true\"",
                        ",\"email\":\"" + email + "\",\"email_verified\":1",
                        ",\"email_verified\":true",
                        ",\"email\":\"" + order + "\",\"email_verified\":true",
                        ",\"email\":\""
                                + "x".repeat(255)
                                + "@example.com\",\"email_verified\":true");
        dashboard().local.tap().forgetCalls();
        for (String claims : unproven) {
            String token =
                    TestToken.with("\"sub\":\"" + ann + "\"" + claims, dashboard().clock.instant());
            WebAnswer answer = door.ask(claim(token));
            assertThat(answer.status()).as(claims).isEqualTo(403);
            assertThat(answer.body()).contains("\"code\":\"email_not_verified\"");
        }
        assertThat(dashboard().local.tap().calls()).isEmpty();
    }

    /** The body's userId may be anybody's; only what lies under an e-mail is a guest's. */
    @Test
    void ordersThatAreSomebodysAreNotClaimed() {
        dashboard().order(order, email, BOUGHT);
        Door door = dashboard().doors().getFirst();

        assertThat(door.ask(claim(dashboard().verified(ann, email))).body())
                .as("of a member whose user id is that e-mail")
                .isEqualTo("{\"claimed\":[],\"more\":false,\"nextCursor\":null}");
        assertThat(door.ask(claim(dashboard().verified(email, email))).body())
                .as("by that member")
                .isEqualTo("{\"claimed\":[],\"more\":false,\"nextCursor\":null}");
        assertThat(dashboard().local.keys("USER#" + email)).hasSize(1);
    }

    @RepeatedTest(5)
    @Case(id = "T-SEC-4", sentence = "Two claims of one order: exactly one owner.")
    void ofTwoClaimsOfOneOrderExactlyOneBecomesItsOwner() {
        dashboard().guestOrder(order, email, BOUGHT, SessionStage.PAID);
        // Everybody has read before anybody writes.
        Meeting meeting = new Meeting(4);
        dashboard()
                .local
                .tap()
                .script(
                        (call, proceed) -> {
                            if (!isHandover(call)) {
                                return proceed.get();
                            }
                            return meeting.attend().thenCompose(_ -> proceed.get());
                        });

        List<WebAnswer> answers =
                IntStream.range(0, 4)
                        .mapToObj(
                                n ->
                                        async(
                                                () ->
                                                        door(n).ask(
                                                                        claim(
                                                                                dashboard()
                                                                                        .verified(
                                                                                                ann
                                                                                                        + (n
                                                                                                                % 2),
                                                                                                email)))))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers.stream().filter(answer -> answer.body().contains(order))).hasSize(1);
        List<String> owners = owners();
        assertThat(owners).hasSize(1);
        assertThat(owners.getFirst()).startsWith("USER#" + ann);
        assertThat("USER#" + text(pointer(), "userId")).isEqualTo(partition(owners.getFirst()));
        assertThat(dashboard().local.keys("CLAIM#" + order)).hasSize(1);
    }

    @RepeatedTest(5)
    @Case(id = "T-SEC-4", sentence = "Two claims of one order: exactly one owner.")
    void aLateWebhookAndAClaimLoseNothing() throws Exception {
        dashboard().guestOrder(order, email, BOUGHT, SessionStage.UNPAID);
        Meeting meeting = new Meeting(2);
        AtomicInteger commits = new AtomicInteger();
        dashboard()
                .local
                .tap()
                .script(
                        (call, proceed) -> {
                            if (!call.operation().equals("TransactWriteItems")
                                    || commits.incrementAndGet() > 2) {
                                return proceed.get();
                            }
                            return meeting.attend().thenCompose(_ -> proceed.get());
                        });
        CompletableFuture<WebAnswer> claim =
                async(() -> door(0).ask(claim(dashboard().verified(ann, email))));
        CompletableFuture<Boolean> webhook = paidNow();
        assertThat(webhook.get(20, TimeUnit.SECONDS)).isTrue();

        assertThat(claim.get(20, TimeUnit.SECONDS).body()).contains(order);
        assertThat(commits.get()).as("one of them has lost and tried again").isGreaterThan(2);
        assertThat(owners()).singleElement().asString().startsWith("USER#" + ann + " ");
        assertThat(text(owners().getFirst(), "status")).isEqualTo("completed");
    }

    /** The claim has read; the payment arrives; then the claim goes on. */
    @Test
    @Case(id = "T-SEC-4", sentence = "Two claims of one order: exactly one owner.")
    void whatTheClaimHasReadBeforeThePaymentIsNotWrittenOverIt() {
        dashboard().guestOrder(order, email, BOUGHT, SessionStage.UNPAID);
        AtomicBoolean paid = new AtomicBoolean();
        dashboard()
                .local
                .tap()
                .script(
                        (call, proceed) -> {
                            if (!isHandover(call) || !paid.compareAndSet(false, true)) {
                                return proceed.get();
                            }
                            return paidNow().thenCompose(_ -> proceed.get());
                        });

        assertThat(door(0).ask(claim(dashboard().verified(ann, email))).body()).contains(order);

        assertThat(owners()).singleElement().asString().startsWith("USER#" + ann + " ");
        assertThat(text(owners().getFirst(), "status")).isEqualTo("completed");
    }

    @Test
    void aConflictIsTriedAgainAndAnOutageLeavesAllAsItWas() {
        dashboard().guestOrder(order, email, BOUGHT, SessionStage.PAID);
        Map<String, Map<String, AttributeValue>> before = dashboard().local.dump();
        AtomicInteger conflicts = new AtomicInteger();
        dashboard()
                .local
                .tap()
                .script(
                        (call, proceed) ->
                                isHandover(call)
                                        ? CompletableFuture.failedFuture(
                                                SdkClientException.create("down"))
                                        : proceed.get());
        WebAnswer down = door(0).ask(claim(dashboard().verified(ann, email)));
        assertThat(down.status()).isEqualTo(503);
        assertThat(dashboard().local.dump()).isEqualTo(before);
        dashboard()
                .local
                .tap()
                .script(
                        (call, proceed) ->
                                isHandover(call) && conflicts.incrementAndGet() <= 3
                                        ? CompletableFuture.failedFuture(conflict())
                                        : proceed.get());

        assertThat(door(0).ask(claim(dashboard().verified(ann, email))).body()).contains(order);
        assertThat(conflicts).hasValue(4);
    }

    @Test
    void whatComesLaterStillFindsTheOrder() {
        dashboard().guestOrder(order, email, BOUGHT, SessionStage.UNPAID);
        assertThat(door(0).ask(claim(dashboard().verified(ann, email))).body()).contains(order);

        dashboard().settle(Dashboard.observed(order, BOUGHT, SessionStage.PAID, email));
        dashboard().refund(order, "re_late", 1500);

        assertThat(owners()).singleElement().asString().startsWith("USER#" + ann + " ");
        assertThat(text(owners().getFirst(), "status")).isEqualTo("completed");
        assertThat(text(owners().getFirst(), "refundStatus")).isEqualTo("partial");
        assertThat(text("PI#pi_" + order + " / METADATA", "sessionId")).isEqualTo(order);
    }

    /**
     * More refunds than a pointer holds lie beside it, and are the same session's after a claim.
     */
    @Test
    void allRefundsStayWithTheOrder() {
        dashboard().guestOrder(order, email, BOUGHT, SessionStage.PAID);
        for (int n = 10; n < 35; n++) {
            dashboard().refund(order, "re_" + n, 10);
        }
        assertThat(door(0).ask(claim(dashboard().verified(ann, email))).body()).contains(order);

        dashboard().refund(order, "re_99", 10);

        assertThat(owners()).singleElement().asString().startsWith("USER#" + ann + " ");
        WebRequest request = get("/dashboard/orders/" + order);
        assertThat(door(0).ask(request.bearer(dashboard().verified(ann, email))).body())
                .contains("\"amountRefunded\":260", "re_10", "re_34", "re_99");
    }

    @Test
    void aLongHistoryIsClaimedInSeveralCalls() {
        for (int n = 0; n < 60; n++) {
            dashboard()
                    .guestOrder(
                            order + "n" + (100 + n),
                            email,
                            BOUGHT.minusSeconds(n),
                            SessionStage.PAID);
        }
        String member = dashboard().verified(ann, email);

        assertThat(door(0).ask(claim(member)).body()).contains("\"more\":true");
        assertThat(door(0).ask(claim(member)).body()).contains("\"more\":false");

        assertThat(dashboard().local.keys("USER#" + ann + " / ORDER#")).hasSize(60);
        assertThat(dashboard().local.keys("USER#" + email)).isEmpty();
    }

    private static boolean isHandover(DynamoDbTap.Call call) {
        return call.operation().equals("TransactWriteItems")
                && call.request().toString().contains("CLAIM#");
    }

    private static TransactionCanceledException conflict() {
        return TransactionCanceledException.builder()
                .cancellationReasons(
                        CancellationReason.builder().code("TransactionConflict").build())
                .build();
    }

    /** Lets nobody go on before all are there, and blocks no thread. */
    private static final class Meeting {

        private final AtomicInteger missing;
        private final CompletableFuture<Void> complete =
                new CompletableFuture<Void>().orTimeout(20, TimeUnit.SECONDS);

        Meeting(int people) {
            missing = new AtomicInteger(people);
        }

        CompletableFuture<Void> attend() {
            if (missing.decrementAndGet() == 0) {
                complete.complete(null);
            }
            return complete;
        }
    }

    /** The webhook of the payment. */
    private CompletableFuture<Boolean> paidNow() {
        return async(
                () -> {
                    dashboard().settle(Dashboard.observed(order, BOUGHT, SessionStage.PAID, email));
                    return true;
                });
    }

    private static <T> CompletableFuture<T> async(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Thread::startVirtualThread);
    }

    private Door door(int n) {
        return dashboard().doors().get(n % dashboard().doors().size());
    }

    private static WebRequest get(String target) {
        return WebRequest.get(target);
    }

    private static WebRequest claim(String token) {
        return WebRequest.of("POST", CLAIM).bearer(token);
    }

    private String pointer() {
        return "SESSION#" + order + " / METADATA";
    }

    /** The keys of the items that are this order. */
    private List<String> owners() {
        return dashboard().local.keys("USER#").stream()
                .filter(key -> key.endsWith("#" + order))
                .toList();
    }

    private static String partition(String key) {
        return key.substring(0, key.indexOf(" / "));
    }

    private String text(String key, String attribute) {
        Map<String, AttributeValue> item =
                Objects.requireNonNull(dashboard().local.dump().get(key), key);
        return Objects.requireNonNull(item.get(attribute), attribute).s();
    }
}
