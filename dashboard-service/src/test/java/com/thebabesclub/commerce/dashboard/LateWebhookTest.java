package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A customer who has paid looks at the order before the webhook has come. */
class LateWebhookTest extends DashboardTest {

    private static final String FORM =
            "mode=payment&success_url=https%3A%2F%2Fshop.example%2Fok"
                    + "&line_items%5B0%5D%5Bquantity%5D=2"
                    + "&line_items%5B0%5D%5Bprice_data%5D%5Bcurrency%5D=usd"
                    + "&line_items%5B0%5D%5Bprice_data%5D%5Bunit_amount%5D=3000"
                    + "&line_items%5B0%5D%5Bprice_data%5D%5Bproduct_data%5D%5Bname%5D=Red+Necklace";

    @ParameterizedTest
    @MethodSource("doors")
    void anOrderThatIsPaidAndNotYetThereIsFetchedForItsOwner(Door door) throws Exception {
        String sessionId = session();
        dashboard().open(sessionId, "ann", Instant.ofEpochSecond(TestClock.NOON.getEpochSecond()));
        dashboard().stripe.pay(sessionId);
        WebRequest request = WebRequest.get("/dashboard/orders/" + sessionId);

        assertThat(door.ask(request.bearer(dashboard().token("bob"))).status()).isEqualTo(404);
        WebAnswer answer = door.ask(request.bearer(dashboard().token("ann")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"completed\"", "\"amount\":6000");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aPageThatReloadsAsksStripeOnceInFiveSeconds(Door door) throws Exception {
        String sessionId = session();
        dashboard().open(sessionId, "ann", Instant.ofEpochSecond(TestClock.NOON.getEpochSecond()));
        WebRequest request =
                WebRequest.get("/dashboard/orders/" + sessionId).bearer(dashboard().token("ann"));
        dashboard().stripe.clearRequests();

        assertThat(door.ask(request).status()).isEqualTo(404);
        assertThat(door.ask(request).status()).isEqualTo(404);
        assertThat(dashboard().stripe.requests()).hasSize(1);
        dashboard().clock.advance(Duration.ofSeconds(5));
        dashboard().stripe.pay(sessionId);
        assertThat(door.ask(request).status()).isEqualTo(200);
    }

    private static String session() throws IOException, InterruptedException {
        HttpRequest create =
                HttpRequest.newBuilder(
                                URI.create(dashboard().stripe.baseUrl() + "/v1/checkout/sessions"))
                        .header("Authorization", "Bearer sk_test_shop")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(FORM))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String session = client.send(create, BodyHandlers.ofString()).body();
            Matcher id = Pattern.compile("\"id\"\\s*:\\s*\"(cs_[^\"]+)\"").matcher(session);
            assertThat(id.find()).as(session).isTrue();
            return id.group(1);
        }
    }
}
