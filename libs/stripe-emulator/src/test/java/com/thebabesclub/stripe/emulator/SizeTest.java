package com.thebabesclub.stripe.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.thebabesclub.stripe.emulator.api.Answer;
import com.thebabesclub.stripe.emulator.api.ApiKey;
import com.thebabesclub.stripe.emulator.api.ApiRequest;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.webhook.RetryPolicy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** 100,000 sessions, every third of them paid, fit into the gigabyte that the tests run with. */
class SizeTest {

    private static final int SESSIONS = 100_000;
    private static final int WARM_UP = 100;
    private static final String FORM =
            """
            mode=payment&success_url=https%3A%2F%2Fshop.example%2Fthanks\
            &line_items[0][quantity]=2&line_items[0][price_data][currency]=usd\
            &line_items[0][price_data][unit_amount]=1999\
            &line_items[0][price_data][product_data][name]=Shirt\
            &line_items[0][metadata][sku]=SHIRT-M\
            &line_items[1][quantity]=1&line_items[1][price_data][currency]=usd\
            &line_items[1][price_data][unit_amount]=501\
            &line_items[1][price_data][product_data][name]=Mug\
            &metadata[cart]=3f0c9a52&metadata[app]=shop&customer_email=payer%40example.com""";

    private final Account account =
            new Account(
                    new Settings(
                            "localhost",
                            0,
                            null,
                            List.of(ApiKey.secret(Shop.KEY)),
                            List.of(),
                            ApiVersion.LATEST,
                            0,
                            RetryPolicy.DEFAULT,
                            Duration.ofSeconds(1),
                            InstantSource.fixed(Emulated.START),
                            new SplittableRandom(1)),
                    "http://localhost/c/pay/");

    @Test
    void aHundredThousandSessionsFitIntoAGigabyteAndAreListedInMilliseconds() throws Exception {
        try (account) {
            for (int i = 0; i < SESSIONS; i++) {
                Answer created = call("POST", "/v1/checkout/sessions", "", FORM);
                assertThat(created.status()).isEqualTo(200);
                if (i % 3 == 0) {
                    String id = new String(created.body(), 0, 100, UTF_8);
                    pay(id.substring(id.indexOf("cs_"), id.indexOf("\",")));
                }
            }
            long used = usedMegabytes();
            System.out.println(SESSIONS + " sessions: " + used + " MB");
            assertThat(used).isLessThan(1024);

            String intent = lastIntent();
            for (String query :
                    List.of(
                            "limit=100",
                            "limit=100&status=complete",
                            "limit=100&status=expired",
                            "limit=100&payment_intent=" + intent,
                            "limit=100&status=open&customer_details[email]=payer@example.com")) {
                long millis = medianMillis(query);
                System.out.println("GET /v1/checkout/sessions?" + query + ": " + millis + " ms");
                assertThat(millis).as(query).isLessThan(20);
            }
        }
    }

    private long medianMillis(String query) {
        for (int i = 0; i < WARM_UP; i++) {
            call("GET", "/v1/checkout/sessions", query, "");
        }
        long[] nanos = new long[21];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            assertThat(call("GET", "/v1/checkout/sessions", query, "").status()).isEqualTo(200);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[nanos.length / 2]).toMillis();
    }

    private String lastIntent() {
        return account.timeline.call(
                () -> account.payments.intents().newestFirst().findFirst().orElseThrow().id());
    }

    private void pay(String session) {
        account.timeline.run(
                () -> account.checkout.checkout().submit(session, PaymentAttempt.succeeds()));
    }

    private Answer call(String method, String path, String query, String body) {
        return account.api.answer(
                new ApiRequest(method, path, query, body, "Bearer " + Shop.KEY, null, null));
    }

    private static long usedMegabytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
