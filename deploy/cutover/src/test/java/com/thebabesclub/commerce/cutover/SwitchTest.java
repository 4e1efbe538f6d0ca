package com.thebabesclub.commerce.cutover;

import static com.thebabesclub.commerce.cutover.SwitchWorld.ARRIVED;
import static com.thebabesclub.commerce.cutover.SwitchWorld.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.StripeException;
import com.stripe.model.Product;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.ProductListParams;
import com.thebabesclub.commerce.sync.Typed.Ran;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The guide docs/operations/cut-over.md, step by step, while people buy. */
class SwitchTest {

    private static final String ADDRESS = "1 Main St, Toronto";

    private final SwitchWorld world = new SwitchWorld();
    private final LegacyShop old = world.old;

    @TempDir private Path folder = Path.of("");

    private String open = "";
    private String debit = "";
    private String nameless = "";
    private String staging = "";
    private List<String> sold = List.of();

    /** A table and an account as the legacy functions left them, in the middle of their work. */
    @BeforeEach
    void asItWasLeft() throws Exception {
        Instant longAgo = old.shop.clock().instant().minus(Duration.ofDays(60));
        LegacyShop.put(
                old.table, LegacyShop.order("ann", longAgo, LegacyShop.OLD_SESSION, "pi_old"));
        world.paid.put(LegacyShop.OLD_SESSION, "ann");
        String twice = world.sale("bea");
        LegacyShop.put(
                old.table,
                LegacyShop.order(
                        "bea",
                        old.shop.clock().instant().plus(Duration.ofHours(9)),
                        twice,
                        old.intent(twice)));
        world.sale("Guest@Example.com");
        LegacyShop.put(
                old.table,
                Map.of(
                        "PK", LegacyShop.text("USER#ann"),
                        "SK", LegacyShop.text("PROFILE"),
                        "displayName", LegacyShop.text("Ann"),
                        "shippingAddress", LegacyShop.text(ADDRESS)));
        old.nightOfTheOldSync();
        open = world.legacy.session(Map.of("userId", "cas"));
        debit = world.legacy.session(Map.of("userId", "dot"));
        world.pay(debit, "dot", PaymentAttempt.pending());
        nameless = world.legacy.session(Map.of());
        old.shop.stripe().pay(nameless);
        world.paid.put(nameless, "");
        staging = world.legacy.session(Map.of("app", "babesclub", "env", "staging", "userId", "s"));
        old.shop.stripe().pay(staging);
        Files.writeString(
                folder.resolve("map.json"),
                "{"
                        + line("N-RED", "Red Necklace", 3000)
                        + ","
                        + line("N-BLU", "Blue", 2500)
                        + "}");
        sold = forSale();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @Case(
            id = "B53",
            sentence =
                    "The switch as its guide says, while people buy: every paid session is one order, every"
                            + " customer sees theirs, no product is archived, and the pages' calls work.")
    void theSwitchLosesAndDoublesNothing() throws Exception {
        upToTheEndpoint();
        schedule();

        world.sale("ann");
        world.pay(open, "cas");
        old.shop.clock().advance(Duration.ofDays(3));
        old.shop.stripe().settle(debit, true);
        world.tell(ARRIVED, debit);
        night();

        everyPaidSessionIsOneOrder();
        assertThat(forSale()).isEqualTo(sold);
        everyCustomerSeesTheirs();
        thePagesCallsWork();
        Ran check = world.cutover("check");
        assertThat(check.exit()).as(check.out() + check.err()).isZero();
    }

    @Test
    @Case(
            id = "B54",
            sentence =
                    "The way back, each step undone as the guide says, while people buy: every paid session"
                            + " is one order that the legacy dashboard finds, and so after the switch is tried again.")
    void theWayBackLosesAndDoublesNothing() throws Exception {
        upToTheEndpoint();
        schedule();
        world.sale("ann");

        world.endpoints(false, false);
        String untold = world.sale("eve");
        world.endpoints(true, false);
        world.tellOld(old.shop.stripe().lastEvent(SwitchWorld.COMPLETED), untold);
        world.sale("fay");
        world.routes(false);
        world.sale("gil");
        world.deleteStack();
        world.sale("hal");

        everyPaidSessionIsOneOrder();
        world.paid.forEach(
                (session, user) ->
                        assertThat(old.table.keys("USER#" + user + " / ORDER#"))
                                .filteredOn(_ -> !user.isEmpty() && !user.contains("@"))
                                .filteredOn(key -> key.endsWith(session))
                                .hasSizeLessThanOrEqualTo(1));
        world.deploy();
        requireDone(migrated());
        night();
        everyPaidSessionIsOneOrder();
    }

    /** Steps 1 to 5. */
    private void upToTheEndpoint() {
        Ran before = world.cutover("check");
        assertThat(before.exit()).as(before.out() + before.err()).isEqualTo(1);
        assertThat(before.out()).contains(open, debit, nameless, "USER#ann / PROFILE");
        String catalog = folder.resolve("catalog.json").toString();
        String map = folder.resolve("map.json").toString();
        assertThat(world.operator("catalog", "pull", "--map", map, "--out", catalog).err())
                .isEmpty();

        world.deploy();
        assertThat(world.operator("catalog", "publish", "--catalog", catalog, "--yes").exit())
                .isZero();
        assertThat(
                        world.operator(
                                        "catalog",
                                        "import",
                                        "--catalog",
                                        catalog,
                                        "--map",
                                        map,
                                        "--yes")
                                .exit())
                .isZero();
        world.sale("ann");

        assertThat(world.cutover("table", "migrate", "--dry-run").exit()).isZero();
        requireDone(migrated());
        assertThat(world.cutover("adopt", nameless).exit()).isZero();
        world.sale("bea");

        world.routes(true);
        String begun = world.legacy.checkout("eve");
        world.sale("fay");
        world.pay(begun, "eve");

        Instant from = old.shop.clock().instant();
        world.endpoints(false, false);
        world.sale("gil");
        String replayed = world.sale("hal");
        requireDone(migrated());
        world.endpoints(false, true);
        Instant to = old.shop.clock().instant();
        Ran replay =
                world.operator(
                        "sync",
                        "events",
                        "replay",
                        "--from",
                        from.toString(),
                        "--to",
                        to.toString());
        assertThat(replay.exit()).as(replay.out() + replay.err()).isZero();
        assertThat(world.orders(replayed)).hasSize(1);
        night();
    }

    /** Step 6. */
    private void schedule() {
        old.shop.clock().advance(Duration.ofHours(8));
        night();
    }

    private static void requireDone(Ran ran) {
        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
    }

    private Ran migrated() {
        return world.cutover("table", "migrate", "--remove-doubles");
    }

    private void night() {
        Ran night = world.operator("sync", "orders", "--lookback-hours", "168");
        assertThat(night.exit()).as(night.out() + night.err()).isZero();
    }

    private void everyPaidSessionIsOneOrder() {
        assertThat(world.paid.keySet())
                .allSatisfy(session -> assertThat(world.orders(session)).as(session).hasSize(1));
        assertThat(world.orders(staging)).isEmpty();
        assertThat(old.table.keys("USER#").stream().filter(key -> key.contains(" / ORDER#")))
                .hasSize(world.paid.size());
    }

    private void everyCustomerSeesTheirs() {
        world.paid.forEach(
                (session, user) -> {
                    if (!user.isEmpty() && !user.contains("@")) {
                        assertThat(get("/dashboard/orders", user).findValuesAsText("orderId"))
                                .as(user)
                                .contains(session)
                                .doesNotHaveDuplicates();
                        assertThat(
                                        get("/dashboard/orders/" + session, user)
                                                .at("/order/status")
                                                .asText())
                                .isEqualTo("completed");
                    }
                });
    }

    /** Each call of the client, as it makes it. */
    private void thePagesCallsWork() {
        JsonNode quote = json(world.quote());
        JsonNode session = json(world.createSession(quote, "ann"));
        String cart = quote.path("cartToken").asText();
        assertThat(session.path("checkoutUrl").asText()).startsWith("http");
        assertThat(
                        json(world.ask(
                                        WebRequest.get("/cart/recover")
                                                .header("X-Cart-Token", cart)))
                                .isObject())
                .isTrue();
        assertThat(
                        json(world.ask(
                                        WebRequest.get(
                                                        "/checkout/status?session_id="
                                                                + session.path("sessionId")
                                                                        .asText())
                                                .header("X-Cart-Token", cart)))
                                .path("status")
                                .asText())
                .isEqualTo("open");
        assertThat(get("/dashboard/nfts", "ann").path("nfts")).isEmpty();
        assertThat(get("/dashboard/profile", "ann").at("/shippingAddress/line1").asText())
                .isEqualTo(ADDRESS);
        WebRequest save =
                WebRequest.put(
                                "/dashboard/profile",
                                "{\"shippingAddress\":{\"line1\":\"1 Main St\",\"city\":\"Toronto\",\"country\":\"CA\"}}")
                        .bearer(world.token("ann"));
        assertThat(json(world.ask(save)).at("/shippingAddress/city").asText()).isEqualTo("Toronto");
    }

    private JsonNode get(String path, String user) {
        return json(world.ask(WebRequest.get(path).bearer(world.token(user))));
    }

    private List<String> forSale() throws StripeException {
        ProductListParams active =
                ProductListParams.builder().setActive(true).setLimit(100L).build();
        return old.shop.client().v1().products().list(active).getData().stream()
                .map(Product::getId)
                .sorted()
                .toList();
    }

    /** A piece at Stripe, and its line in the map. */
    private String line(String sku, String name, long amount) throws StripeException {
        String product =
                old.shop
                        .client()
                        .v1()
                        .products()
                        .create(
                                ProductCreateParams.builder()
                                        .setName(name)
                                        .putMetadata("sku", sku)
                                        .putMetadata("collectionId", "necklaces")
                                        .build())
                        .getId();
        String price =
                old.shop
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
        return "\"%s\":{\"productId\":\"%s\",\"priceId\":\"%s\",\"amount\":%d,\"currency\":\"USD\"}"
                .formatted(sku, product, price, amount);
    }
}
