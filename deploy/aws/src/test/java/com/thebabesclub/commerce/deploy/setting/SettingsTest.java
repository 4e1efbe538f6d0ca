package com.thebabesclub.commerce.deploy.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.thebabesclub.commerce.deploy.stage.ShopVariable;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every setting that a service declares. The table of docs/settings.md is the contract: a name, a
 * default or a meaning that changes in one place only fails.
 */
class SettingsTest {

    private static final Pattern ROW = Pattern.compile("\\| `[A-Z_]+`¹? \\|.*");

    private static final List<ShopSetting> ALL = ShopSetting.all();

    /** Values that are wrong although their type would take them. */
    private static final Map<String, String> WRONG =
            Map.ofEntries(
                    Map.entry("CHECKOUT_PAGE_HOSTS", "*.stripe.com"),
                    Map.entry("CHECKOUT_SHIPPING_COUNTRIES", "us"),
                    Map.entry("CHECKOUT_SHIPPING_RATES", "express"),
                    Map.entry("CORS_ALLOW_HEADERS", "X-Shop: 1"),
                    Map.entry("CORS_ALLOW_ORIGIN", "*"),
                    Map.entry("JWT_JWKS_URL", "keys.json"),
                    Map.entry("MAIL_FROM", "shop"),
                    Map.entry("MAIL_SHOP_TO", "a@b c"),
                    Map.entry("ORDER_WEBHOOK_URL", "http://books.example/orders"),
                    Map.entry("POSTMARK_API_BASE", "http://api.postmarkapp.com"),
                    Map.entry("STRIPE_API_BASE", "http://stripe.example"),
                    Map.entry("WEBHOOK_DLQ_URL", "queue"),
                    Map.entry("WEBHOOK_URL", "/stripe/webhook"));

    static List<ShopSetting> all() {
        return ALL;
    }

    static Stream<ShopSetting> numbers() {
        return ALL.stream().filter(setting -> setting.component().getType() == int.class);
    }

    static Stream<ShopSetting> words() {
        return ALL.stream()
                .filter(
                        setting ->
                                setting.component().getType() == boolean.class
                                        || setting.component().getType() == URI.class
                                        || setting.component().getType().isEnum());
    }

    static Stream<ShopSetting> texts() {
        return ALL.stream()
                .filter(
                        setting ->
                                setting.component().getType() == String.class
                                        || setting.component().getType() == Optional.class
                                        || setting.component().getType() == List.class);
    }

    @Test
    void theTableHasEverySettingWithItsDefaultAndNoOther() throws IOException {
        List<String> rows =
                Files.readAllLines(
                                Path.of(System.getProperty("repository.root"), "docs/settings.md"))
                        .stream()
                        .filter(line -> ROW.matcher(line).matches())
                        .toList();

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(
                                        ALL.stream().map(SettingsTest::row),
                                        Arrays.stream(SecretName.values()).map(SettingsTest::row))
                                .toList());
    }

    @Test
    void aStageMaySetEachOfThem() {
        assertThat(Arrays.stream(ShopVariable.values()).map(Enum::name))
                .containsExactlyInAnyOrderElementsOf(
                        ALL.stream().map(ShopSetting::variable).toList());
    }

    @ParameterizedTest
    @MethodSource("all")
    void anEmptyOneCountsAsNotSet(ShopSetting setting) throws ReflectiveOperationException {
        if (setting.required()) {
            for (Map<String, String> missing :
                    List.of(Map.<String, String>of(), Map.of(setting.variable(), " "))) {
                assertThatThrownBy(() -> setting.value(missing))
                        .isInstanceOf(InvalidSettingException.class)
                        .hasMessage(
                                setting.variable()
                                        + " is not set: it should be "
                                        + setting.meaning()
                                        + ".");
            }
            return;
        }
        Object unset = setting.value(Map.of());
        assertThat(setting.value(Map.of(setting.variable(), ""))).isEqualTo(unset);
        assertThat(setting.value(Map.of(setting.variable(), " \t"))).isEqualTo(unset);
        assertThat(text(unset)).isEqualToIgnoringCase(setting.fallback().orElse(""));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aWrongNumberIsNamedWithItsRange(ShopSetting setting) {
        for (String wrong :
                List.of(
                        "x",
                        "1.5",
                        "${x}",
                        Integer.toString(setting.bound(Min.class) - 1),
                        Integer.toString(setting.bound(Max.class) + 1))) {
            assertThatThrownBy(() -> setting.value(Map.of(setting.variable(), wrong)))
                    .isInstanceOf(InvalidSettingException.class)
                    .hasMessage(
                            "%s is \"%s\" and not a whole number from %s: it should be %s.",
                            setting.variable(), wrong, setting.range(), setting.meaning());
        }
    }

    @ParameterizedTest
    @MethodSource("words")
    void aWrongWordIsNamed(ShopSetting setting) {
        for (String wrong : List.of("pigeon", "${x}")) {
            assertThatThrownBy(() -> setting.value(Map.of(setting.variable(), wrong)))
                    .isInstanceOf(InvalidSettingException.class)
                    .hasMessageStartingWith(setting.variable() + " is \"" + wrong + "\" and not ")
                    .hasMessageEndingWith(": it should be " + setting.meaning() + ".");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatItsTypeWouldTakeAndTheShopDoesNotIsNamed(ShopSetting setting) {
        Optional.ofNullable(WRONG.get(setting.variable()))
                .ifPresent(
                        wrong ->
                                assertThatThrownBy(
                                                () ->
                                                        setting.value(
                                                                Map.of(setting.variable(), wrong)))
                                        .isInstanceOf(InvalidSettingException.class)
                                        .hasMessageStartingWith(setting.variable() + " ")
                                        .hasMessageEndingWith(
                                                ": it should be " + setting.meaning() + "."));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aPlaceholderStaysAsItStands(ShopSetting setting) throws ReflectiveOperationException {
        Map<String, String> variables = Map.of(setting.variable(), placeholder(setting));
        if (WRONG.containsKey(setting.variable()) && !setting.variable().startsWith("MAIL_")) {
            InvalidSettingException problem =
                    catchThrowableOfType(
                            InvalidSettingException.class, () -> setting.value(variables));
            assertThat(problem)
                    .hasMessageStartingWith(setting.variable())
                    .hasMessageContaining("${x}");
        } else {
            assertThat(text(setting.value(variables))).isEqualTo(placeholder(setting));
        }
    }

    private static String placeholder(ShopSetting setting) {
        return setting.variable().startsWith("MAIL_") ? "${x}@example.com" : "${x}";
    }

    private static String text(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.map(SettingsTest::text).orElse("");
            case List<?> list -> String.join(",", list.stream().map(SettingsTest::text).toList());
            default -> value.toString();
        };
    }

    private static String row(ShopSetting setting) {
        String fallback =
                setting.required()
                        ? "*required*"
                        : setting.fallback()
                                .filter(text -> !text.isEmpty())
                                .map(text -> "`" + text + "`")
                                .orElse("");
        return "| `%s` | %s | %s |".formatted(setting.variable(), fallback, setting.meaning());
    }

    private static String row(SecretName secret) {
        boolean optional =
                secret == SecretName.JWT_SECRET
                        || secret == SecretName.POSTMARK_TOKEN
                        || secret == SecretName.ORDER_WEBHOOK_SECRET;
        return "| `%s`¹ | %s | %s |"
                .formatted(secret, optional ? "" : "*required*", secret.meaning());
    }
}
