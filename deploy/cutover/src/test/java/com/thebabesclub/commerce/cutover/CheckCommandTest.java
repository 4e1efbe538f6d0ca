package com.thebabesclub.commerce.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.ProductCreateParams;
import com.thebabesclub.commerce.sync.Typed;
import com.thebabesclub.commerce.sync.Typed.Ran;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.LogLines;
import com.thebabesclub.commerce.testing.TestShop;
import com.thebabesclub.commerce.testing.TestToken;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What the switch would leave behind, asked before anything is switched. */
@Case(
        id = "B50",
        sentence =
                "A check before the switch lists metadata that nothing reads, rows that go on only in"
                        + " part, where catalogue, map and Stripe differ, and what the settings refuse of"
                        + " a token; it writes nothing.")
class CheckCommandTest {

    private static final String OLDER = LegacyShop.OLD_SESSION.replace("1", "2");

    private final LegacyShop old = new LegacyShop();

    @TempDir private Path folder = Path.of("");

    @AfterEach
    void close() {
        old.close();
    }

    @Test
    void metadataThatNothingReadsIsCountedAndItsValuesAreNot() {
        session(Map.of("quoteSignature", "v1.old", "campaign", "spring-canary", "userId", "u1"));
        session(Map.of("quoteSignature", "v1.old", "campaign", "canary", "gift", "canary"));
        session(Map.of("app", "another", "theirs", "canary"));

        Ran ran = check();

        assertThat(ran.exit()).as(ran.err()).isEqualTo(1);
        assertThat(ran.lines())
                .contains(
                        "metadata: campaign on 2 sessions, which nothing reads",
                        "metadata: gift on 1 sessions, which nothing reads",
                        "0 sessions without a mark");
        assertThat(ran.out()).doesNotContain("canary", "theirs");
    }

    @Test
    void rowsThatGoOnOnlyInPartAreListedAndNoneIsChanged() throws StripeException {
        String paid = old.sale("u1");
        Instant now = old.shop.clock().instant();
        Map<String, AttributeValue> unpaid =
                LegacyShop.order("u2", now.minus(Duration.ofDays(60)), OLDER, "pi_2");
        unpaid.remove("stripePaymentIntentId");
        put(unpaid);
        put(LegacyShop.order("u3", now, LegacyShop.OLD_SESSION, "pi_3"));
        put(
                Map.of(
                        "PK", LegacyShop.text("USER#u4"),
                        "SK", LegacyShop.text("ORDER#2025-11-26"),
                        "status", LegacyShop.text("completed")));
        put(
                Map.of(
                        "PK", LegacyShop.text("USER#u5"),
                        "SK", LegacyShop.text("PROFILE"),
                        "shippingAddress", LegacyShop.text("1 Canary Road"),
                        "version", LegacyShop.text("two")));
        Map<String, ?> before = old.table.dump();

        try (LogLines log = LogLines.captured()) {
            Ran ran = check();

            assertThat(ran.exit()).as(ran.err()).isEqualTo(1);
            assertThat(ran.lines())
                    .anyMatch(
                            line ->
                                    line.startsWith("note: USER#u2 / ORDER#")
                                            && line.endsWith(
                                                    "no refund or dispute at Stripe finds it"))
                    .anyMatch(
                            line ->
                                    line.startsWith("note: USER#u3 / ORDER#")
                                            && line.endsWith("Stripe does not know its session"))
                    .anyMatch(
                            line -> line.startsWith("not understood: USER#u4 / ORDER#2025-11-26: "))
                    .contains("note: USER#u5 / PROFILE: its shippingAddress is no map")
                    .contains("note: USER#u5 / PROFILE: its version is no number");
            assertThat(ran.out()).doesNotContain("Canary", paid);
            assertThat(log.all()).doesNotContain("USER#u", "Canary");
        }
        assertThat(old.table.dump()).isEqualTo(before);
    }

    @Test
    void whereCatalogueMapAndStripeDifferIsSaid() throws IOException, StripeException {
        String red = product("Red");
        String blue = product("Blue");
        Path map =
                written(
                        "map.json",
                        "{%s,%s,%s,%s}"
                                .formatted(
                                        line("N-RED", red, price(red, 2_900)),
                                        line("N-BLU", blue, "price_gone"),
                                        line("N-GRN", "prod_gone", "price_gone"),
                                        line("N-OLD", red, "price_gone")));
        Path catalog =
                written(
                        "catalog.json",
                        """
                        {"version": "2026-01-01T00:00:00Z", "currency": "usd",
                         "collections": [{"id": "c", "name": "C"}], "products": [
                         {"sku": "N-RED", "name": "Red", "collectionId": "c", "unitAmount": 3000},
                         {"sku": "N-BLU", "name": "Blue", "collectionId": "c", "unitAmount": 3000},
                         {"sku": "N-GRN", "name": "Green", "collectionId": "c", "unitAmount": 3000},
                         {"sku": "N-NEW", "name": "New", "collectionId": "c", "unitAmount": 3000}]}
                        """);

        Ran ran = check("--catalog", catalog.toString(), "--map", map.toString());

        assertThat(ran.exit()).as(ran.err()).isEqualTo(1);
        assertThat(ran.lines())
                .contains(
                        "catalogue: N-NEW has no line in the map.",
                        "catalogue: N-BLU: Stripe sells nothing at price_gone.",
                        "catalogue: N-GRN: Stripe has no product prod_gone of ours.",
                        "catalogue: N-OLD of the map is not in the catalogue.",
                        "5 differences between catalogue, map and Stripe")
                .anyMatch(
                        line ->
                                line.startsWith(
                                        "catalogue: N-RED: it costs 30.00 USD in the catalogue, and Stripe's"
                                                + " price is 29.00 USD, price_"));
        assertThat(check("--map", "nowhere.json").exit()).isEqualTo(2);
    }

    @Test
    void whatTheSettingsRefuseOfATokenIsSaidWithoutIt() {
        Instant now = old.shop.clock().instant();
        String good = TestToken.of("canary", now);
        String expired = TestToken.of("canary", now.minus(Duration.ofHours(3)));

        Ran held = typed().piped(good).run("check", "--token-stdin");
        Ran refused = typed().piped("Bearer " + expired).run("check", "--token-stdin");

        assertThat(held.exit()).as(held.out() + held.err()).isZero();
        assertThat(held.out()).contains("The token was held against the settings.");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out())
                .contains("token: exp was 2 hours ago")
                .doesNotContain("canary", expired);
        assertThat(typed().run("check", "--token-stdin").exit()).isEqualTo(2);
    }

    @Test
    void machinesGetALineForEachFinding() {
        session(Map.of("campaign", "canary"));

        Ran ran = check("--json");

        assertThat(ran.lines())
                .hasSize(2)
                .contains("{\"metadata\":\"campaign\",\"sessions\":1}")
                .anyMatch(line -> line.contains("\"namesUser\":false"));
    }

    private Ran check(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "check";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return typed().run(arguments);
    }

    private Typed typed() {
        return Typed.in(Main.PROGRAM, old.shop);
    }

    private String session(Map<String, String> marks) {
        return old.shop.session(TestShop.foreignCart().putAllMetadata(marks));
    }

    private void put(Map<String, AttributeValue> row) {
        LegacyShop.put(old.table, row);
    }

    private Path written(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private String product(String name) throws StripeException {
        return old.shop
                .client()
                .v1()
                .products()
                .create(ProductCreateParams.builder().setName(name).build())
                .getId();
    }

    private String price(String product, long amount) throws StripeException {
        return old.shop
                .client()
                .v1()
                .prices()
                .create(
                        PriceCreateParams.builder()
                                .setProduct(product)
                                .setUnitAmount(amount)
                                .setCurrency("usd")
                                .build())
                .getId();
    }

    private static String line(String name, String product, String price) {
        return "\"%s\":{\"productId\":\"%s\",\"priceId\":\"%s\",\"amount\":3000,\"currency\":\"USD\"}"
                .formatted(name, product, price);
    }
}
