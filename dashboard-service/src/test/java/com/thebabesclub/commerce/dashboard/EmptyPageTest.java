package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** DynamoDB may answer with nothing and say that there is more. */
class EmptyPageTest extends DashboardTest {

    private static final Pattern ORDER_ID = Pattern.compile("\"orderId\":\"([^\"]+)\"");
    private static final Pattern CURSOR = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");
    private static final String CUSTOMER = "the-patient-one";
    private static final int MOST_PAGES = 10;

    private static final List<String> ORDERS = new ArrayList<>();

    @BeforeAll
    void orders() {
        for (int n = 0; n < 3; n++) {
            ORDERS.addFirst("cs_test_emptypage000" + n);
            dashboard().order(ORDERS.getFirst(), CUSTOMER, TestClock.NOON.minusSeconds(100 - n));
        }
    }

    @AfterEach
    void heal() {
        dashboard().local.tap().heal();
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(id = "F9", sentence = "An empty page with a next key: the list goes on.")
    void anEmptyPageIsNotTheEndOfTheList(Door door) {
        theFirstQueryFindsNothingYet();

        List<String> seen = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        do {
            WebAnswer page = door.ask(get("/dashboard/orders?limit=2" + cursor));
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            seen.addAll(all(ORDER_ID, page.body()));
            cursor =
                    all(CURSOR, page.body()).stream()
                            .findFirst()
                            .map(next -> "&cursor=" + next)
                            .orElse("");
            pages++;
        } while (!cursor.isEmpty() && pages < MOST_PAGES);

        assertThat(seen).isEqualTo(ORDERS);
    }

    private void theFirstQueryFindsNothingYet() {
        AtomicInteger queries = new AtomicInteger();
        Map<String, AttributeValue> beforeTheNewest =
                Map.of(
                        "PK",
                        AttributeValue.fromS("USER#" + CUSTOMER),
                        "SK",
                        AttributeValue.fromS("ORDER#9999999999#z"));
        dashboard()
                .local
                .tap()
                .script(
                        (call, proceed) ->
                                call.operation().equals("Query") && queries.incrementAndGet() == 1
                                        ? CompletableFuture.completedFuture(
                                                QueryResponse.builder()
                                                        .items(List.of())
                                                        .lastEvaluatedKey(beforeTheNewest)
                                                        .build())
                                        : proceed.get());
    }

    private WebRequest get(String target) {
        return WebRequest.get(target).bearer(dashboard().token(CUSTOMER));
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
    }
}
