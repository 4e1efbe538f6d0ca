package com.thebabesclub.commerce.testing;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData.ProductData;
import com.thebabesclub.stripe.emulator.StripeEmulator;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the services of one shop have around them: a table of their own, a Stripe account of their
 * own, and a clock that stands still, by which Stripe goes too.
 */
public final class TestShop implements AutoCloseable {

    public static final String STRIPE_KEY = "sk_test_shop";
    public static final String WEBHOOK_SECRET = "whsec_test";
    public static final String SIGNING_SECRET = "k1:a-secret-that-only-tests-know";

    /** Whoever has asked for nothing else pays this, in cents: two necklaces. */
    public static final long TOTAL = 6000;

    private final TestClock clock;
    private final LocalTable table;
    private final StripeEmulator stripe;
    private final StripeClient client;

    private TestShop(TestClock clock, LocalTable table) {
        this.clock = clock;
        this.table = table;
        stripe = StripeEmulator.builder().apiKey(STRIPE_KEY).time(clock).seed(7).start();
        client = StripeClient.builder().setApiKey(STRIPE_KEY).setApiBase(stripe.baseUrl()).build();
    }

    /** A new shop, at noon. */
    public static TestShop open() {
        return at(TestClock.NOON);
    }

    /** A new shop, at that moment. */
    public static TestShop at(Instant now) {
        return new TestShop(new TestClock(now), LocalTable.create());
    }

    /**
     * A new shop at noon, whose table is reached by this client; others may have the client too.
     */
    public static TestShop on(DynamoDbAsyncClient client) {
        return new TestShop(TestClock.atNoon(), LocalTable.create(client));
    }

    public TestClock clock() {
        return clock;
    }

    public LocalTable table() {
        return table;
    }

    public StripeEmulator stripe() {
        return stripe;
    }

    /** For what others do at Stripe: customers' browsers, the shop's people, other services. */
    public StripeClient client() {
        return client;
    }

    /** The environment variables of every service of this shop. */
    public Map<String, String> variables() {
        return Map.of(
                "COMMERCE_TABLE",
                table.name(),
                "STRIPE_SECRET",
                STRIPE_KEY,
                "STRIPE_API_BASE",
                stripe.baseUrl(),
                "STRIPE_WEBHOOK_SECRET",
                "whsec_retired, " + WEBHOOK_SECRET,
                "QUOTE_SIGNATURE_SECRET",
                SIGNING_SECRET,
                "JWT_SECRET",
                TestToken.SECRET);
    }

    /** The beans that take the place of a service's own: its clock, and its way to the table. */
    public Object[] beans() {
        return new Object[] {this, clock, table.servedBean()};
    }

    /** A service of this shop as a server and as a function, whose time is what Lambda allows. */
    public List<Door> doors(URI server, RequestStreamHandler function) {
        return List.of(
                Door.netty(server),
                Door.restApi(clock, function, Invocation.fresh()),
                Door.httpApi(clock, function, Invocation.fresh()));
    }

    /** A token of the customer. */
    public String token(String subject) {
        return TestToken.of(subject, clock.instant());
    }

    /** A token of the customer, whose e-mail the issuer has seen proof of. */
    public String verified(String subject, String email) {
        return TestToken.with(
                "\"sub\":\"" + subject + "\",\"email\":\"" + email + "\",\"email_verified\":true",
                clock.instant());
    }

    /** A token of an admin of the shop. */
    public String admin() {
        return TestToken.with("\"sub\":\"boss\",\"roles\":[\"ADMIN\"]", clock.instant());
    }

    /** A cart of two necklaces, to be paid. */
    public static SessionCreateParams.Builder cart() {
        return foreignCart().putMetadata("app", "babesclub");
    }

    /** The same of another system on the account: nothing says that it is ours. */
    public static SessionCreateParams.Builder foreignCart() {
        return SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setSuccessUrl("https://thebabesclub.com/checkout/success")
                .addLineItem(necklaces());
    }

    /** The id of a new session for this cart. */
    public String session(SessionCreateParams.Builder cart) {
        try {
            return client.v1().checkout().sessions().create(cart.build()).getId();
        } catch (StripeException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LineItem necklaces() {
        return LineItem.builder()
                .setQuantity(2L)
                .setPriceData(
                        PriceData.builder()
                                .setCurrency("usd")
                                .setUnitAmount(TOTAL / 2)
                                .setProductData(
                                        ProductData.builder().setName("Red Necklace").build())
                                .build())
                .putMetadata("sku", "N-RED")
                .putMetadata("collectionId", "necklaces")
                .build();
    }

    @Override
    public void close() {
        stripe.close();
    }
}
