package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class ProfileTest extends DashboardTest {

    private static final String PROFILE = "/dashboard/profile";
    private static final String ADDRESS =
            """
            {"name":"Ann Lee","line1":"1 Main St","line2":null,"city":"Toronto","state":"ON",\
            "postalCode":"M5V 1A1","country":"CA"}""";

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
                        """
                        {"userId":"%s","version":0,"displayName":null,"email":"ann@example.com",\
                        "phone":null,"shippingAddress":null,"createdAt":null,"updatedAt":null}"""
                                .formatted(ann));
        assertThat(dashboard().local.keys("USER#" + ann)).isEmpty();
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whatIsSavedIsReadBack(Door door) {
        String body =
                """
                {"version":0,"displayName":"  Änne 李 ","email":"new@example.com",\
                "phone":"+1 416 555 0100","shippingAddress":%s}"""
                        .formatted(ADDRESS);

        WebAnswer saved = door.ask(put(body));

        assertThat(saved.body())
                .isEqualTo(
                        """
                        {"userId":"%s","version":1,"displayName":"Änne 李",\
                        "email":"new@example.com","phone":"+1 416 555 0100","shippingAddress":%s,\
                        "createdAt":"2026-11-26T12:00:00Z","updatedAt":"2026-11-26T12:00:00Z"}"""
                                .formatted(ann, ADDRESS));
        assertThat(saved.header("ETag")).contains("\"1\"");
        assertThat(door.ask(get()).body()).isEqualTo(saved.body());
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(id = "A9", sentence = "A lost update of the profile.")
    void anEditOfAnOldVersionIsAConflict(Door door) {
        door.ask(put("{\"version\":0,\"displayName\":\"One\"}"));

        WebAnswer late = door.ask(put("{\"version\":0,\"displayName\":\"Two\"}"));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("\"code\":\"version_conflict\"");
        assertThat(door.ask(get()).body()).contains("\"displayName\":\"One\"");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(id = "A8", sentence = "Mass assignment of role, customer, version or keys.")
    @Case(id = "A3", sentence = "A userId in body, query or header.")
    void aFieldThatIsNotTheirsToChangeIsRefused(Door door) {
        for (String field :
                List.of("stripeCustomerId", "role", "userid", "user_id", "PK", "SK", "isAdmin")) {
            WebAnswer answer =
                    door.ask(
                            put(
                                    """
                                    {"version":0,"displayName":"Ann","%s":"cus_evil"}"""
                                            .formatted(field)));
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
    @Case(
            id = "W2",
            sentence = "A page that saves a profile without its version, or as it was read.")
    void withoutAVersionWhatIsLeftOutStaysAndNullRemoves(Door door) {
        dashboard()
                .put(
                        Attributes.item(Key.profile(ann))
                                .put("displayName", "Ann")
                                .put("phone", "+1 416 555 0100")
                                .put("stripeCustomerId", "cus_kept")
                                .put("role", "vip")
                                .build());

        assertThat(door.ask(put("{\"email\":\"ann@example.com\"}")).body())
                .contains(
                        "\"version\":1",
                        "\"displayName\":\"Ann\"",
                        "\"email\":\"ann@example.com\"",
                        "\"phone\":\"+1 416 555 0100\"");
        assertThat(door.ask(put("{\"phone\":null,\"shippingAddress\":" + ADDRESS + "}")).body())
                .contains("\"phone\":null", "\"displayName\":\"Ann\"", ADDRESS);
        assertThat(door.ask(put("{\"shippingAddress\":null,\"displayName\":\" \"}")).body())
                .contains("\"shippingAddress\":null", "\"displayName\":null")
                .contains("\"email\":\"ann@example.com\"");
        assertThat(door.ask(put("{}")).body()).contains("\"email\":\"ann@example.com\"");
        assertThat(dashboard().local.dump().get("USER#" + ann + " / PROFILE"))
                .containsEntry("stripeCustomerId", AttributeValue.fromS("cus_kept"))
                .containsEntry("role", AttributeValue.fromS("vip"))
                .containsEntry("version", AttributeValue.fromN("4"))
                .doesNotContainKeys("displayName", "phone", "shippingAddress");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "W2",
            sentence = "A page that saves a profile without its version, or as it was read.")
    @Case(id = "A3", sentence = "A userId in body, query or header.")
    void whatWasReadCanBeSentBack(Door door) {
        door.ask(put("{\"displayName\":\"Ann\",\"shippingAddress\":" + ADDRESS + "}"));
        String read = door.ask(get()).body();

        WebAnswer back = door.ask(put(read));
        WebAnswer withoutVersion = door.ask(put(read.replace("\"version\":1,", "")));
        WebAnswer another = door.ask(put(read.replace(ann, "eve").replace("\"version\":1,", "")));

        assertThat(back.status()).isEqualTo(200);
        assertThat(back.body()).isEqualTo(read.replace("\"version\":1", "\"version\":2"));
        assertThat(withoutVersion.body()).contains("\"version\":3");
        assertThat(another.body()).contains("\"userId\":\"" + ann + "\"", "\"version\":4");
        assertThat(dashboard().local.keys("USER#eve")).isEmpty();
        assertThat(door.ask(put(read)).status()).as("an old version").isEqualTo(409);
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(id = "A9", sentence = "A lost update of the profile.")
    void ofFieldsThatAreMergedAtOnceNoneIsLost(Door door) {
        List<String> bodies =
                List.of(
                        "{\"displayName\":\"Ann\"}",
                        "{\"email\":\"ann@example.com\"}",
                        "{\"phone\":\"+1 416 555 0100\"}",
                        "{\"shippingAddress\":" + ADDRESS + "}");

        List<Integer> statuses =
                bodies.parallelStream().map(body -> door.ask(put(body)).status()).toList();

        assertThat(statuses).containsOnly(200);
        assertThat(door.ask(get()).body())
                .contains("\"version\":4", "Ann", "ann@example.com", "416 555", ADDRESS);
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
        assertRefused(door, "shippingAddress.postalCode", address("\"M5V 1A1\"", "\"M5V\\n1A1\""));
        assertRefused(door, "shippingAddress.line1", address("\"1 Main St\"", "\"\""));
        assertRefused(door, "shippingAddress.city", address("\"Toronto\"", "\"To\\nronto\""));
        assertThat(dashboard().local.keys("USER#" + ann)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(id = "A9", sentence = "A lost update of the profile.")
    void ifMatchSaysTheVersionToo(Door door) {
        assertThat(door.ask(put("{\"displayName\":\"One\"}").header("If-Match", "\"0\"")).status())
                .isEqualTo(200);

        WebAnswer late = door.ask(put("{\"displayName\":\"Two\"}").header("If-Match", "\"0\""));

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.body()).contains("\"code\":\"precondition_failed\"");
        assertThat(
                        door.ask(
                                        put("{\"version\":1,\"displayName\":\"Two\"}")
                                                .header("If-Match", "\"1\""))
                                .header("ETag"))
                .contains("\"2\"");
        for (String tag : List.of("*", "W/\"2\"", "\"2\", \"3\"", "2", "\"02\"", "\"\"")) {
            WebAnswer answer = door.ask(put("{\"displayName\":\"X\"}").header("If-Match", tag));
            assertThat(answer.status()).as(tag).isEqualTo(400);
            assertThat(answer.body()).contains("\"path\":\"If-Match\"");
        }
        WebAnswer two = door.ask(put("{\"version\":1}").header("If-Match", "\"2\""));
        assertThat(two.status()).isEqualTo(400);
        assertThat(two.body()).contains("\"path\":\"version\"");
        assertThat(door.ask(get()).body()).contains("\"displayName\":\"Two\"");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aVersionThatIsKnownIsNotSentAgain(Door door) {
        door.ask(put("{\"version\":0,\"displayName\":\"One\"}"));

        WebAnswer known = door.ask(get().header("If-None-Match", "\"7\", W/\"1\""));

        assertThat(known.status()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(known.header("ETag")).contains("\"1\"");
        assertThat(door.ask(get().header("If-None-Match", "\"2\"")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void eMailsAreThoseThatPeopleHave(Door door) {
        for (String good :
                List.of(
                        "ann.lee+shop@example.co.uk",
                        "o'neil@example.com",
                        "änne@bücher.example",
                        "a@" + "b".repeat(63) + ".com")) {
            assertThat(door.ask(put(email(good))).status()).as(good).isEqualTo(200);
            dashboard().forget(ann);
        }
        for (String bad :
                List.of(
                        "ann",
                        "@example.com",
                        "ann@",
                        "ann@example",
                        "ann@@example.com",
                        ".ann@example.com",
                        "ann.@example.com",
                        "a..b@example.com",
                        "ann@-example.com",
                        "ann@example-.com",
                        "ann@exa mple.com",
                        "ann@example..com",
                        "ann@127.0.0.1",
                        "a\\u0000@example.com",
                        "ann\\u200b@example.com",
                        "ann@example.com\\nbcc: eve@example.com",
                        "x".repeat(65) + "@example.com",
                        "ann@" + "b".repeat(64) + ".com",
                        "ann@" + "b.".repeat(125) + "com")) {
            assertRefused(door, "email", email(bad));
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    void postalCodesAreThoseOfAnyCountry(Door door) {
        Map<String, List<String>> good =
                Map.of(
                        "US", List.of("78701", "78701-1234"),
                        "CA", List.of("M5V 1A1", "m5v1a1"),
                        "GB", List.of("SW1A 1AA", "M1 1AE"),
                        "DE", List.of("10115"),
                        "NL", List.of("1234 AB"),
                        "IE", List.of("D02 X285"));
        good.forEach(
                (country, codes) ->
                        codes.forEach(
                                code -> {
                                    String body = postal(country, code);
                                    assertThat(door.ask(put(body)).status())
                                            .as(country + " " + code)
                                            .isEqualTo(200);
                                    dashboard().forget(ann);
                                }));
        for (String country : List.of("XX", "U", "UK", "1A", "\u0130L")) {
            assertRefused(door, "shippingAddress.country", postal(country, "12345"));
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    void namesAreOfEveryScriptAndVisible(Door door) {
        for (String good :
                List.of("Zoë", "李小龍", "محمد", "می\u200cخواهم", "👩\u200d🎨", "क्\u200dष")) {
            assertThat(door.ask(put("{\"version\":0,\"displayName\":\"" + good + "\"}")).status())
                    .as(good)
                    .isEqualTo(200);
            dashboard().forget(ann);
        }
        for (String bad :
                List.of(
                        "a\u200bb",
                        "a\u200fb",
                        "a\u2066b",
                        "a\ufeffb",
                        "a\u2028b",
                        "a\ue000b",
                        "a\uffffb",
                        "a\udb40\udc41b")) {
            assertRefused(door, "displayName", "{\"version\":0,\"displayName\":\"" + bad + "\"}");
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(id = "A9", sentence = "A lost update of the profile.")
    void ofTwentyWhoSaveAtOnceOneDoes(Door door) {
        List<Integer> statuses =
                IntStream.range(0, 20)
                        .parallel()
                        .mapToObj(n -> put("{\"version\":0,\"displayName\":\"" + n + "\"}"))
                        .map(request -> door.ask(request).status())
                        .toList();

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(door.ask(get()).body()).contains("\"version\":1");
    }

    private static String email(String text) {
        return "{\"version\":0,\"email\":\"" + text + "\"}";
    }

    private static String postal(String country, String code) {
        return """
                {"version":0,"shippingAddress":{"line1":"1 Main St","city":"City","country":"%s",\
                "postalCode":"%s"}}"""
                .formatted(country, code);
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
