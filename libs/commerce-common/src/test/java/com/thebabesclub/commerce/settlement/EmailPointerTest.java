package com.thebabesclub.commerce.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.Refund;
import com.thebabesclub.commerce.domain.order.RefundAmount;
import com.thebabesclub.commerce.domain.order.RefundStatus;
import com.thebabesclub.commerce.domain.order.Refunds;
import com.thebabesclub.commerce.domain.order.SessionDetails;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.repository.EmailPointerRepository;
import com.thebabesclub.commerce.table.repository.SessionRepository;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.DynamoDbTap;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The pointer from an e-mail to its order, which every commit keeps. */
class EmailPointerTest {

    private static final String SESSION = "cs_test_abc12345";
    private static final String ORDER = "ORDER#" + Shop.CREATED.getEpochSecond() + "#" + SESSION;

    private final Shop shop = new Shop();
    private int sessions;

    @Test
    @Case(
            id = "L1b",
            sentence =
                    "The pointer from an e-mail to its order: put, moved, deleted with each "
                            + "commit, in any order of arrival, under races.")
    void theFirstCommitOfAnOrderPutsIt() {
        shop.open(SESSION);
        assertThat(shop.local.keys("EMAIL#")).as("an open session has no order").isEmpty();

        settle(facts(SessionStage.UNPAID, " Ann@Exämple.de"));

        assertThat(shop.local.keys("EMAIL#"))
                .containsExactly("EMAIL#ann@xn--exmple-cua.de / " + ORDER);
        assertThat(pointer("ann@xn--exmple-cua.de").names())
                .containsExactlyInAnyOrder("PK", "SK", "sessionId");
        assertThat(pointer("ann@xn--exmple-cua.de").text("sessionId")).isEqualTo(SESSION);
    }

    @Test
    @Case(
            id = "L1b",
            sentence =
                    "The pointer from an e-mail to its order: put, moved, deleted with each "
                            + "commit, in any order of arrival, under races.")
    void anotherAddressMovesItAndAnotherSpellingDoesNot() {
        shop.open(SESSION);
        settle(facts(SessionStage.UNPAID, "ann@example.com"));
        settle(facts(SessionStage.FAILED, "bob@example.com"));
        assertThat(shop.local.keys("EMAIL#")).containsExactly("EMAIL#bob@example.com / " + ORDER);

        CapacityLedger ledger = CapacityLedger.on(shop.local);
        settle(facts(SessionStage.PAID, "BOB@Example.com"));

        assertThat(shop.local.tap().calls().toString()).doesNotContain("EMAIL#");
        assertThat(ledger.usage().writeUnits()).isPositive();
        assertThat(shop.local.keys("EMAIL#")).containsExactly("EMAIL#bob@example.com / " + ORDER);
        assertThat(order().text("customerEmail")).isEqualTo("BOB@Example.com");
    }

    @Test
    @Case(
            id = "L1b",
            sentence =
                    "The pointer from an e-mail to its order: put, moved, deleted with each "
                            + "commit, in any order of arrival, under races.")
    void erasureTakesItAwayAndNoLaterEventBringsItBack() {
        shop.open(SESSION);
        settle(facts(SessionStage.UNPAID, "ann@example.com"));

        settle(PaymentFacts.ERASED);
        assertThat(shop.local.keys("EMAIL#")).isEmpty();
        settle(facts(SessionStage.PAID, "ann@example.com"));

        assertThat(shop.local.keys("EMAIL#")).isEmpty();
    }

    @Test
    @Case(
            id = "L1b",
            sentence =
                    "The pointer from an e-mail to its order: put, moved, deleted with each "
                            + "commit, in any order of arrival, under races.")
    void anOrderWithoutAnAddressHasNone() {
        shop.open(SESSION);
        settle(facts(SessionStage.UNPAID, ""));
        assertThat(shop.local.keys("EMAIL#")).isEmpty();

        settle(facts(SessionStage.PAID, "ann@example.com"));
        assertThat(shop.local.keys("EMAIL#")).hasSize(1);
    }

    @Test
    @Case(
            id = "L1b",
            sentence =
                    "The pointer from an e-mail to its order: put, moved, deleted with each "
                            + "commit, in any order of arrival, under races.")
    void itGoesWithTheOrder() {
        Shop keeping = new Shop(Optional.of(Duration.ofDays(30)));
        keeping.open(SESSION);

        settle(keeping, facts(SessionStage.PAID, "ann@example.com"));

        Key key = Key.emailOrder("ann@example.com", Shop.CREATED, SESSION);
        assertThat(Await.value(keeping.table.getStrongly(key)).number(Attributes.EXPIRES_AT))
                .isEqualTo(Shop.CREATED.plus(Duration.ofDays(30)).getEpochSecond());

        keeping.clock.advance(Duration.ofDays(31));
        settle(keeping, facts(SessionStage.PAID, "bob@example.com").join(REFUNDED));
        settle(keeping, PaymentFacts.ERASED);
        assertThat(keeping.local.keys("EMAIL#"))
                .as("nobody is pointed to who is forgotten")
                .isEmpty();
    }

    private static final PaymentFacts REFUNDED =
            PaymentFacts.of(
                    new Refunds(
                            List.of(
                                    new Refund(
                                            "re_1",
                                            RefundAmount.of(100, "usd"),
                                            RefundStatus.SUCCEEDED,
                                            TestClock.NOON,
                                            Optional.empty()))));

    /** Each in every order: the same table, with one pointer. */
    @Test
    @Case(
            id = "L1b",
            sentence =
                    "The pointer from an e-mail to its order: put, moved, deleted with each "
                            + "commit, in any order of arrival, under races.")
    @Case(
            id = "T-ORD-1",
            sentence = "Every permutation of a payment's events ends in the same order.")
    void everyOrderOfArrivalEndsInTheSamePointer() {
        List<PaymentFacts> news =
                List.of(
                        facts(SessionStage.UNPAID, "ann@example.com"),
                        facts(SessionStage.PAID, "bob@example.com"),
                        facts(SessionStage.PAID, "Bob@EXAMPLE.com"),
                        REFUNDED);
        assertThat(endings(news))
                .containsExactly(Set.of("EMAIL#bob@example.com / ORDER#" + created()));

        assertThat(
                        endings(
                                List.of(
                                        facts(SessionStage.UNPAID, "ann@example.com"),
                                        facts(SessionStage.PAID, "bob@example.com"),
                                        REFUNDED,
                                        PaymentFacts.ERASED)))
                .containsExactly(Set.of());
    }

    private static String created() {
        return Shop.CREATED.getEpochSecond() + "#";
    }

    /** The pointers that remain, without the session, over all orders of arrival. */
    private Set<Set<String>> endings(List<PaymentFacts> news) {
        Set<Set<String>> endings = new HashSet<>();
        for (List<PaymentFacts> order : permutations(news)) {
            String session = "cs_test_permuted" + ++sessions;
            shop.open(session);
            order.forEach(facts -> settle(shop, session, facts));
            Set<String> pointers = new HashSet<>();
            Stream.of("ann@example.com", "bob@example.com")
                    .flatMap(email -> shop.local.keys("EMAIL#" + email + " / ").stream())
                    .filter(key -> key.endsWith(session))
                    .forEach(key -> pointers.add(key.replace(session, "")));
            endings.add(pointers);
            assertThat(pointers).isEqualTo(expected(session));
        }
        return endings;
    }

    private Set<String> expected(String session) {
        Set<String> keys = new HashSet<>();
        EmailPointerRepository.key(
                        Await.value(new SessionRepository(shop.table).findStrongly(session)))
                .ifPresent(
                        key ->
                                keys.add(
                                        (key.partition() + " / " + key.sort())
                                                .replace(session, "")));
        return keys;
    }

    /** All read the same version before anybody writes; who loses compares anew. */
    @RepeatedTest(5)
    @Case(
            id = "L1b",
            sentence =
                    "The pointer from an e-mail to its order: put, moved, deleted with each "
                            + "commit, in any order of arrival, under races.")
    @Case(
            id = "T-RACE-1",
            sentence =
                    "Fifty parallel settlements of one session, from every source, make one order, one number and one due item; all succeed.")
    void racersWithOtherAddressesAndAnErasureLeaveWhatThePointerSays() {
        shop.open(SESSION);
        List<PaymentFacts> news = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            news.add(
                    facts(
                            n % 2 == 0 ? SessionStage.UNPAID : SessionStage.PAID,
                            "user" + n + "@example.com"));
        }
        Collections.shuffle(news, new Random(7));
        race(news);
        assertThat(shop.local.keys("EMAIL#")).containsExactly("EMAIL#user7@example.com / " + ORDER);

        news.replaceAll(facts -> facts.join(REFUNDED));
        news.set(3, PaymentFacts.ERASED);
        race(news);
        assertThat(shop.local.keys("EMAIL#")).isEmpty();
        assertThat(shop.local.dump().toString()).doesNotContain("@example.com");
    }

    private void race(List<PaymentFacts> news) {
        AtomicInteger waiting = new AtomicInteger();
        CompletableFuture<Object> all = new CompletableFuture<>();
        shop.local
                .tap()
                .script(
                        (call, proceed) -> {
                            if (!isCommit(call)) {
                                return proceed.get();
                            }
                            if (waiting.incrementAndGet() == news.size()) {
                                all.complete(call);
                            }
                            return all.thenCompose(_ -> proceed.get());
                        });
        Await.value(
                Flux.fromIterable(news)
                        .flatMap(facts -> settled(shop, SESSION, facts), news.size())
                        .collectList());
        shop.local.tap().heal();
    }

    private static boolean isCommit(DynamoDbTap.Call call) {
        return call.request() instanceof TransactWriteItemsRequest;
    }

    private void settle(PaymentFacts facts) {
        settle(shop, facts);
    }

    private static void settle(Shop at, PaymentFacts facts) {
        settle(at, SESSION, facts);
    }

    private static void settle(Shop at, String session, PaymentFacts facts) {
        Await.value(settled(at, session, facts));
    }

    private static Mono<SettlementResult> settled(Shop at, String session, PaymentFacts facts) {
        return at.settlement.settle(
                Observation.of(session, _ -> Mono.just(facts)),
                SettlementCause.of(OrderSource.STATUS));
    }

    /** What a session tells at a stage; no address where that is empty. */
    private static PaymentFacts facts(SessionStage stage, String email) {
        PaymentFacts told = Shop.observed(SESSION, stage).facts();
        SessionDetails details = told.details();
        return new PaymentFacts(
                stage,
                new SessionDetails(
                        details.amounts(),
                        Optional.of(email).filter(text -> !text.isEmpty()),
                        details.shipping(),
                        details.paymentIntentId()),
                told.completedAt());
    }

    private Attributes pointer(String address) {
        return Await.value(shop.table.getStrongly(Key.emailOrder(address, Shop.CREATED, SESSION)));
    }

    private Attributes order() {
        return Await.value(shop.table.getStrongly(Key.order("user_12345", Shop.CREATED, SESSION)));
    }

    private static <T> List<List<T>> permutations(List<T> elements) {
        if (elements.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            List<T> rest = new ArrayList<>(elements);
            T first = rest.remove(i);
            for (List<T> tail : permutations(rest)) {
                List<T> order = new ArrayList<>(List.of(first));
                order.addAll(tail);
                all.add(order);
            }
        }
        return all;
    }
}
