package com.thebabesclub.commerce.runtime.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.setting.SampleProperties.Carrier;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

class EnvironmentVariablesTest {

    @Test
    void whatIsNotSetOrBlankHasItsDefault() {
        SampleProperties defaults =
                new SampleProperties(
                        15,
                        false,
                        URI.create("https://api.example"),
                        Carrier.LOG,
                        List.of("US", "CA"),
                        List.of(""),
                        "babes",
                        Optional.empty());

        assertThat(read(Map.of())).isEqualTo(defaults);
        assertThat(read(Map.of()).others()).isEmpty();
        assertThat(
                        read(
                                Map.of(
                                        "QUOTE_TTL_MINUTES", "",
                                        "QUOTE_DRY_RUN", " ",
                                        "QUOTE_OTHERS", "",
                                        "QUOTE_REMARK", "\t")))
                .isEqualTo(defaults);
    }

    @Test
    void whatIsSetIsRead() {
        assertThat(
                        read(
                                Map.of(
                                        "QUOTE_TTL_MINUTES", " 20 ",
                                        "QUOTE_DRY_RUN", "Yes",
                                        "QUOTE_API_BASE", "http://localhost:1",
                                        "QUOTE_CARRIER", "Postmark",
                                        "QUOTE_PLACES", " DE, ,FR ",
                                        "QUOTE_OTHERS", ",one",
                                        "QUOTE_NAME", "rabbits, and more",
                                        "QUOTE_REMARK", "yes")))
                .isEqualTo(
                        new SampleProperties(
                                20,
                                true,
                                URI.create("http://localhost:1"),
                                Carrier.POSTMARK,
                                List.of("DE", "FR"),
                                List.of("one"),
                                "rabbits, and more",
                                Optional.of("yes")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "61", "-1", "15.5", "1e3", "99999999999", "soon", "${x}"})
    void aNumberOutOfItsRangeIsNamedWithTheRange(String value) {
        assertProblem(
                Map.of("QUOTE_TTL_MINUTES", value),
                "QUOTE_TTL_MINUTES is \""
                        + value
                        + "\" and not a whole number from 1 to 60: it should be the minutes that a"
                        + " quote's price is held.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "QUOTE_DRY_RUN|maybe|and not true or false: it should be whether it is so.",
                "QUOTE_DRY_RUN|${x}|and not true or false: it should be whether it is so.",
                "QUOTE_API_BASE|stripe|and not an http or https address: it should be where it is.",
                "QUOTE_API_BASE|ftp://a.example|and not an http or https address: it should be where it is.",
                "QUOTE_API_BASE|http://|and not an http or https address: it should be where it is.",
                "QUOTE_API_BASE|http://a b|and not an http or https address: it should be where it is.",
                "QUOTE_CARRIER|pigeon|and not ses, postmark or log: it should be who carries it.",
            })
    void aWrongWordIsNamed(String variable, String value, String problem) {
        assertProblem(Map.of(variable, value), variable + " is \"" + value + "\" " + problem);
    }

    @Test
    void aPlaceholderStaysAsItStands() {
        SampleProperties properties =
                read(
                        Map.of(
                                "QUOTE_NAME", "${x} and ${user.home:`a`}",
                                "QUOTE_REMARK", "${random.uuid}",
                                "QUOTE_PLACES", "${x},DE",
                                "JAVA_HOME", "${x}"));

        assertThat(properties.name()).isEqualTo("${x} and ${user.home:`a`}");
        assertThat(properties.remark()).contains("${random.uuid}");
        assertThat(properties.places()).containsExactly("${x}", "DE");
    }

    @Test
    void aRequiredOneIsNamedIfItIsMissing() {
        assertThatThrownBy(
                        () ->
                                EnvironmentVariables.of(Map.of("COMMERCE_TABLE", "  "))
                                        .read(
                                                com.thebabesclub.commerce.table.TableProperties
                                                        .class))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(
                        "COMMERCE_TABLE is not set: it should be the name of the DynamoDB table.");
    }

    @Test
    void theFrameworksOwnVariablesConfigureIt() {
        try (ApplicationContext context =
                start(
                        Map.of(
                                "MICRONAUT_SERVER_PORT", "8123",
                                "MICRONAUT_SERVER_MAX_REQUEST_SIZE", "7",
                                "ENDPOINTS_ALL_ENABLED", "true",
                                "PATH", "/bin"))) {
            Environment environment = context.getEnvironment();
            assertThat(environment.getProperty("micronaut.server.port", Integer.class))
                    .contains(8123);
            assertThat(environment.getProperty("micronaut.server.max-request-size", Integer.class))
                    .contains(7);
            assertThat(environment.getProperty("endpoints.all.enabled", String.class))
                    .isNotEqualTo(Optional.of("true"));
            assertThat(environment.containsProperty("path")).isFalse();
        }
    }

    @Test
    void noSecretIsAProperty() {
        Map<String, String> variables =
                new HashMap<>(
                        Map.of(
                                "AWS_SECRET_ACCESS_KEY", "hush-aws",
                                "STRIPE_SECRET_OLD", "hush-old",
                                "SHOP_NAME", "Babes"));
        for (SecretName secret : SecretName.values()) {
            variables.put(secret.name(), "hush-" + secret);
            variables.put(secret.parameterName(), "/hush/" + secret);
        }

        try (ApplicationContext context = start(variables)) {
            List<String> values = new ArrayList<>();
            for (PropertySource source : context.getEnvironment().getPropertySources()) {
                source.forEach(name -> values.add(name + "=" + source.get(name)));
            }
            assertThat(values).anyMatch(value -> value.contains("Babes"));
            assertThat(values).noneMatch(value -> value.contains("hush"));
            for (SecretName secret : SecretName.values()) {
                assertThat(property(context, secret.name())).isEmpty();
                assertThat(property(context, secret.parameterName())).isEmpty();
            }
        }
    }

    private static Optional<String> property(ApplicationContext context, String variable) {
        Environment environment = context.getEnvironment();
        return environment
                .getProperty(variable, String.class)
                .or(
                        () ->
                                environment.getProperty(
                                        variable.toLowerCase(Locale.ROOT).replace('_', '.'),
                                        String.class))
                .or(
                        () ->
                                environment.getProperty(
                                        variable.toLowerCase(Locale.ROOT)
                                                .replaceFirst("_", ".")
                                                .replace('_', '-'),
                                        String.class));
    }

    private static ApplicationContext start(Map<String, String> variables) {
        return EnvironmentVariables.of(variables)
                .configure(ApplicationContext.builder())
                .deduceEnvironment(false)
                .banner(false)
                .start();
    }

    private static void assertProblem(Map<String, String> variables, String sentence) {
        assertThatThrownBy(() -> read(variables))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(sentence);
    }

    private static SampleProperties read(Map<String, String> variables) {
        return EnvironmentVariables.of(variables).read(SampleProperties.class);
    }
}
