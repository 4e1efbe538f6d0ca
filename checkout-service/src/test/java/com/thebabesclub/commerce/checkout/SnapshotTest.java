package com.thebabesclub.commerce.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.secret.Secret;
import com.thebabesclub.commerce.secret.SecretSource;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.DynamoDbTap;
import com.thebabesclub.commerce.testing.Invocation;
import com.thebabesclub.commerce.testing.LocalTable;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.commerce.web.ApiHandler;
import com.thebabesclub.commerce.web.Snapshotted;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.LambdaApplicationContextBuilder;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A function that is frozen into a snapshot, and the copies that go on from it. */
class SnapshotTest {

    private static final String CART = "{\"items\":[{\"sku\":\"N-RED\",\"quantity\":1}]}";

    private final LocalTable table = LocalTable.create();
    private final TestClock clock = TestClock.atNoon();
    private final Map<String, String> parameters =
            new HashMap<>(Map.of("/shop/quote", "k1:the-first-secret-of-this-shop"));

    /** Two processes with the same memory: all that a copy of a snapshot has of its own is time. */
    @Test
    void noTwoCopiesIssueTheSameQuoteNorOneThatWasIssuedBefore() throws Exception {
        try (ApplicationContext one = copy();
                ApplicationContext other = copy();
                ApplicationContext third = copy()) {
            List<String> carts = new ArrayList<>();
            carts.add(cart(quote(one)));
            assertThat(cart(quote(other))).as("copies are alike").isEqualTo(carts.getFirst());

            for (ApplicationContext copy : List.of(one, other, third)) {
                restored(copy);
                for (int i = 0; i < 20; i++) {
                    carts.add(cart(quote(copy)));
                }
            }

            assertThat(new HashSet<>(carts)).hasSameSizeAs(carts);
        }
    }

    @Test
    void secretsAndTheTimeAreThoseOfTheRestoring() throws Exception {
        try (ApplicationContext function = copy()) {
            JsonNode before = quote(function);
            assertThat(before.path("quoteSignature").asText()).startsWith("v1.k1.");

            parameters.put(
                    "/shop/quote",
                    "k2:the-second-secret-of-this-shop,k1:the-first-secret-of-this-shop");
            clock.advance(Duration.ofDays(3));
            restored(function);

            JsonNode after = quote(function);
            assertThat(after.path("quoteSignature").asText()).startsWith("v1.k2.");
            assertThat(Instant.parse(after.path("expiresAt").asText()))
                    .isAfter(clock.instant())
                    .isBefore(clock.instant().plus(Duration.ofHours(1)));
        }
    }

    /** The roles allow this one read beside what the service does. */
    @Test
    void primingReadsAnItemThatIsNotThereAndNothingElse() throws Exception {
        try (ApplicationContext function = copy()) {
            function.getBeansOfType(Snapshotted.class).forEach(Snapshotted::prime);
        }

        assertThat(table.tap().calls())
                .singleElement()
                .extracting(DynamoDbTap.Call::request)
                .isInstanceOfSatisfying(
                        GetItemRequest.class,
                        get ->
                                assertThat(get.key())
                                        .containsEntry("PK", AttributeValue.fromS("SESSION#none")));
    }

    private void restored(ApplicationContext copy) {
        copy.getBeansOfType(Snapshotted.class).forEach(Snapshotted::afterRestore);
    }

    private JsonNode quote(ApplicationContext function) {
        Door door = Door.restApi(clock, new ApiHandler(function), Invocation.fresh());
        return Json.of(door.ask(WebRequest.post("/cart/quote", CART)));
    }

    private static String cart(JsonNode quote) {
        return quote.path("cartToken").asText().split("\\.", -1)[2];
    }

    private ApplicationContext copy() throws NoSuchAlgorithmException {
        SecureRandom sameState = SecureRandom.getInstance("SHA1PRNG");
        sameState.setSeed(42);
        SecretSource source =
                parameter ->
                        Mono.fromSupplier(
                                () -> Secret.of(Objects.requireNonNull(parameters.get(parameter))));
        Settings settings =
                Settings.of(
                        Map.of(
                                "COMMERCE_TABLE",
                                table.name(),
                                "QUOTE_SIGNATURE_SECRET_PARAMETER",
                                "/shop/quote",
                                "STRIPE_SECRET",
                                "sk_test_none",
                                "JWT_SECRET",
                                TestToken.SECRET));
        return new LambdaApplicationContextBuilder()
                .properties(Map.of(Snapshotted.PROPERTY, Snapshotted.SNAP_START))
                .eagerInitSingletons(true)
                .singletons(settings, clock, sameState, source, table.tapped())
                .start();
    }
}
