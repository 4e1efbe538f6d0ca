package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

class ProfileTest extends DashboardTest {

    private static final String PROFILE = "/dashboard/profile";
    private static final String ADDRESS =
            "{\"name\":\"Ann Lee\",\"line1\":\"1 Main St\",\"line2\":null,\"city\":\"Toronto\",\"state\":\"ON\","
                    + "\"postalCode\":\"M5V 1A1\",\"country\":\"CA\"}";

    private String ann = "";

    @BeforeEach
    void customer(TestInfo test) {
        ann =
                "ann-"
                        + Integer.toHexString(test.getDisplayName().hashCode())
                        + "-"
                        + test.getTestMethod().orElseThrow().getName();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void theFirstReadCreatesNothing(Door door) {
        WebAnswer answer =
                door.ask(
                        WebRequest.get(PROFILE)
                                .bearer(
                                        TestToken.with(
                                                "\"sub\":\""
                                                        + ann
                                                        + "\",\"email\":\"ann@example.com\"",
                                                dashboard().clock.instant())));

        assertThat(answer.body())
                .isEqualTo(
                        "{\"userId\":\""
                                + ann
                                + "\",\"version\":0,\"displayName\":null,"
                                + "\"email\":\"ann@example.com\",\"phone\":null,\"shippingAddress\":null,\"createdAt\":null,"
                                + "\"updatedAt\":null}");
        assertThat(dashboard().local.keys("USER#" + ann)).isEmpty();
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whatIsSavedIsReadBack(Door door) {
        String body =
                "{\"version\":0,\"displayName\":\"  Änne 李 \",\"email\":\"new@example.com\","
                        + "\"phone\":\"+1 416 555 0100\",\"shippingAddress\":"
                        + ADDRESS
                        + "}";

        WebAnswer saved = door.ask(put(body));

        assertThat(saved.body())
                .isEqualTo(
                        "{\"userId\":\""
                                + ann
                                + "\",\"version\":1,\"displayName\":\"Änne 李\","
                                + "\"email\":\"new@example.com\",\"phone\":\"+1 416 555 0100\",\"shippingAddress\":"
                                + ADDRESS
                                + ",\"createdAt\":\"2026-11-26T12:00:00Z\",\"updatedAt\":\"2026-11-26T12:00:00Z\"}");
        assertThat(saved.header("ETag")).contains("\"1\"");
        assertThat(door.ask(get()).body()).isEqualTo(saved.body());
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Tag("A9")
    void anEditOfAnOldVersionIsAConflict(Door door) {
        door.ask(put("{\"version\":0,\"displayName\":\"One\"}"));

        WebAnswer late = door.ask(put("{\"version\":0,\"displayName\":\"Two\"}"));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("\"code\":\"version_conflict\"");
        assertThat(door.ask(get()).body()).contains("\"displayName\":\"One\"");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Tag("A8")
    @Tag("A3")
    void aFieldThatIsNotTheirsToChangeIsRefused(Door door) {
        for (String field :
                List.of("stripeCustomerId", "role", "userId", "createdAt", "PK", "SK", "isAdmin")) {
            WebAnswer answer =
                    door.ask(
                            put(
                                    "{\"version\":0,\"displayName\":\"Ann\",\""
                                            + field
                                            + "\":\"cus_evil\"}"));
            assertThat(answer.status()).as(field).isEqualTo(400);
            assertThat(answer.body()).contains("\"path\":\"" + field + "\"");
        }
        String inside = ADDRESS.replace("}", ",\"verified\":true}");
        assertThat(door.ask(put("{\"version\":0,\"shippingAddress\":" + inside + "}")).status())
                .isEqualTo(400);
        assertThat(dashboard().local.keys("USER#" + ann)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whatWeKeepOfThemForOurselvesIsNotShown(Door door) {
        dashboard()
                .put(
                        Attributes.item(Key.profile(ann))
                                .put("displayName", "Ann")
                                .put("stripeCustomerId", "cus_secret")
                                .put("role", "vip")
                                .build());

        assertThat(door.ask(get()).body())
                .contains("\"displayName\":\"Ann\"")
                .doesNotContain("cus_secret", "vip");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whatDoesNotFitIsRefusedByName(Door door) {
        assertRefused(door, "version", "{\"displayName\":\"Ann\"}");
        assertRefused(door, "version", "{\"version\":-1}");
        assertRefused(door, "version", "{\"version\":1.5}");
        assertRefused(
                door, "displayName", "{\"version\":0,\"displayName\":\"" + "x".repeat(81) + "\"}");
        assertRefused(door, "displayName", "{\"version\":0,\"displayName\":\"a\\u202eb\"}");
        assertRefused(door, "displayName", "{\"version\":0,\"displayName\":\"a\\u0000b\"}");
        assertRefused(door, "displayName", "{\"version\":0,\"displayName\":\"a\\ud800b\"}");
        assertRefused(door, "email", "{\"version\":0,\"email\":\"nonsense\"}");
        assertRefused(door, "phone", "{\"version\":0,\"phone\":\"call me\"}");
        assertRefused(door, "shippingAddress.country", address("\"CA\"", "\"XX\""));
        assertRefused(door, "shippingAddress.postalCode", address("\"M5V 1A1\"", "\"12345\""));
        assertRefused(door, "shippingAddress.line1", address("\"1 Main St\"", "\"\""));
        assertRefused(door, "shippingAddress.city", address("\"Toronto\"", "\"To\\nronto\""));
        assertThat(dashboard().local.keys("USER#" + ann)).isEmpty();
    }

    private void assertRefused(Door door, String path, String body) {
        WebAnswer answer = door.ask(put(body));
        assertThat(answer.status()).as(body).isEqualTo(400);
        assertThat(answer.body()).as(body).contains("\"path\":\"" + path + "\"");
    }

    private static String address(String part, String instead) {
        return "{\"version\":0,\"shippingAddress\":" + ADDRESS.replace(part, instead) + "}";
    }

    private WebRequest get() {
        return WebRequest.get(PROFILE).bearer(dashboard().token(ann));
    }

    private WebRequest put(String body) {
        return WebRequest.put(PROFILE, body).bearer(dashboard().token(ann));
    }
}
