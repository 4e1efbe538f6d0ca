package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.List;

/** Rows as the legacy Python Lambdas left them. */
@Case(
        id = "B36",
        sentence =
                "A profile of the legacy functions is read as far as it goes, at checkout too; a save leaves "
                        + "alone what it cannot read; an order without a count shows the sum of its lines.")
class LegacyRowsTest extends DashboardTest {

    private static final String PROFILE = "/dashboard/profile";

    @ParameterizedTest
    @MethodSource("doors")
    void anAddressThatIsATextIsShownAndStaysWhereNobodyChangesIt(Door door) {
        String user = user("text", door);
        put(profile(user).put("shippingAddress", "1 Main St, Toronto").put("phone", 4165550));

        String shown = door.ask(get(user)).body();

        assertThat(shown)
                .contains("\"line1\":\"1 Main St, Toronto\"", "\"phone\":\"4165550\"")
                .contains("\"displayName\":\"Ann\"");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whatCannotBeReadIsLeftAloneByASave(Door door) {
        String user = user("odd", door);
        put(
                profile(user)
                        .put("phone", true)
                        .put("shippingAddress", true)
                        .put("createdAt", 1700000000L)
                        .put("stripeCustomerId", 7));

        assertThat(door.ask(get(user)).body())
                .contains("\"phone\":null", "\"shippingAddress\":null", "\"createdAt\":null");
        assertThat(
                        door.ask(
                                        WebRequest.put(
                                                        PROFILE,
                                                        "{\"version\":0,\"displayName\":\"Anna\"}")
                                                .bearer(dashboard().token(user)))
                                .status())
                .isEqualTo(200);

        assertThat(dashboard().local.dump().get("USER#" + user + " / PROFILE"))
                .containsEntry("displayName", AttributeValue.fromS("Anna"))
                .containsEntry("phone", AttributeValue.fromBool(true))
                .containsEntry("shippingAddress", AttributeValue.fromBool(true))
                .containsEntry("createdAt", AttributeValue.fromN("1700000000"))
                .containsEntry("stripeCustomerId", AttributeValue.fromN("7"));
        assertThat(
                        door.ask(WebRequest.of("DELETE", PROFILE).bearer(dashboard().token(user)))
                                .status())
                .isLessThan(300);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void anOrderWithoutACountShowsTheSumOfItsLines(Door door) {
        String user = user("count", door);
        String order = "cs_test_" + user;
        dashboard().order(order, user, dashboard().clock.instant());
        dashboard()
                .local
                .lose(
                        "USER#" + user,
                        Key.order(user, dashboard().clock.instant(), order).sort(),
                        "itemCount");

        assertThat(
                        door.ask(
                                        WebRequest.get("/dashboard/orders/" + order)
                                                .bearer(dashboard().token(user)))
                                .body())
                .contains("\"itemCount\":2");
        assertThat(
                        door.ask(
                                        WebRequest.get("/dashboard/orders")
                                                .bearer(dashboard().token(user)))
                                .body())
                .contains("\"orderId\":\"" + order + "\"", "\"itemCount\":2");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "B52",
            sentence =
                    "A profile whose version is no number is saved once, and who saved on the same one is refused.")
    void aVersionThatIsNoNumberKeepsNobodyFromSaving(Door door) {
        List<Attributes.Builder> odd =
                List.of(
                        profile(user("vtext", door)).put("version", "two"),
                        profile(user("vflag", door)).put("version", true),
                        profile(user("vmap", door)).put("version", Attributes.map().build()));

        for (Attributes.Builder row : odd) {
            Attributes item = row.build();
            String user = item.key().partition().substring("USER#".length());
            dashboard().put(item);
            WebRequest save =
                    WebRequest.put(PROFILE, "{\"version\":0,\"displayName\":\"Anna\"}")
                            .bearer(dashboard().token(user));

            assertThat(door.ask(save).status()).as(user).isEqualTo(200);
            assertThat(door.ask(save).status()).as(user).isEqualTo(409);
            assertThat(dashboard().local.dump().get("USER#" + user + " / PROFILE"))
                    .containsEntry("displayName", AttributeValue.fromS("Anna"))
                    .containsEntry("version", AttributeValue.fromN("1"));
        }
    }

    private static Attributes.Builder profile(String user) {
        return Attributes.item(Key.profile(user)).put("displayName", "Ann");
    }

    private void put(Attributes.Builder profile) {
        dashboard().put(profile.build());
    }

    private WebRequest get(String user) {
        return WebRequest.get(PROFILE).bearer(dashboard().token(user));
    }

    private String user(String name, Door door) {
        return name + doors().indexOf(door);
    }
}
