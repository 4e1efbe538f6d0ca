package com.thebabesclub.commerce.deploy.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.deploy.Synthesised;
import com.thebabesclub.commerce.deploy.setting.ShopSetting;
import com.thebabesclub.commerce.deploy.stage.ShopVariable;
import com.thebabesclub.commerce.runtime.secret.SecretName;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Each function is given what its service reads: nothing less, and no secret of another. */
class VariablesTest {

    private static final Path ROOT = Path.of(System.getProperty("repository.root"));
    private static final List<ShopSetting> SETTINGS = ShopSetting.all();
    private static final Pattern USE = Pattern.compile("SecretName\\.([A-Z][A-Z_]+)");

    @ParameterizedTest
    @EnumSource
    void whatAServiceReadsCanBeSetForItsFunction(Service service) throws IOException {
        Set<String> given = new TreeSet<>();
        service.settings().forEach(setting -> given.add(setting.name()));
        service.secrets().forEach(setting -> given.add(setting.name()));
        given.add(ShopVariable.COMMERCE_TABLE.name());
        given.add(ShopVariable.SYNC_FUNCTION_NAME.name());

        assertThat(given).containsAll(used(service.module())).containsAll(declared(service));
    }

    @Test
    void allThatCanBeSetIsReadBySomeService() {
        Set<ShopVariable> read = EnumSet.of(ShopVariable.COMMERCE_TABLE);
        Set<SecretName> secrets = EnumSet.noneOf(SecretName.class);
        for (Service service : Service.values()) {
            read.addAll(service.settings());
            secrets.addAll(service.secrets());
        }
        assertThat(secrets).containsExactlyInAnyOrder(SecretName.values());

        // Proxies and the limits of a server are for Netty alone.
        assertThat(Arrays.asList(ShopVariable.values()))
                .filteredOn(setting -> !read.contains(setting))
                .containsExactlyInAnyOrder(
                        ShopVariable.TRUSTED_PROXIES,
                        ShopVariable.SERVER_MAX_REQUESTS,
                        ShopVariable.SERVER_MAX_PENDING_MEBIBYTES,
                        ShopVariable.SERVER_READ_TIMEOUT_SECONDS);
    }

    @Test
    void theFunctionsKnowTheirTableTheirEnvironmentAndTheNamesOfTheirSecrets() {
        JsonNode checkout = variables("babes-website-checkout-create-session-staging");
        JsonNode dashboard = variables("babes-website-dashboard-list-orders-staging");

        assertThat(checkout.path("SHOP_ENV").asText()).isEqualTo("staging");
        assertThat(checkout.path("CATALOG_LOCATION").asText()).isEqualTo("table:");
        assertThat(dashboard.path("CATALOG_LOCATION").asText()).isEqualTo("table:");
        assertThat(checkout.path("STRIPE_SECRET_PARAMETER").asText())
                .isEqualTo("/babesclub/staging/stripe/secret");
        assertThat(checkout.path("CORS_ALLOW_ORIGIN").asText())
                .isEqualTo("https://staging.thebabesclub.com");
        assertThat(checkout.has("STRIPE_WEBHOOK_SECRET_PARAMETER")).isFalse();
        assertThat(dashboard.path("SYNC_FUNCTION_NAME").asText())
                .isEqualTo("babes-website-stripe-nightly-sync-staging:live");
        assertThat(dashboard.path("WEBHOOK_URL").asText())
                .isEqualTo("https://api.staging.thebabesclub.com/stripe/webhook");
        assertThat(
                        variables("babes-website-stripe-webhook-staging")
                                .path("WEBHOOK_DLQ_URL")
                                .toString())
                .contains("ParkedEvents");
    }

    /** It is the whole service, which starts with all it wants. */
    @Test
    void theFunctionForQuotesIsGivenWhatTheWholeServiceIs() {
        assertThat(variables("babes-website-cart-quote-staging"))
                .isEqualTo(variables("babes-website-checkout-create-session-staging"));
    }

    @ParameterizedTest
    @EnumSource
    void aRuntimeOfOnesOwnIsToldWhichFunctionItIs(Service service) {
        Synthesised own =
                Synthesised.of("staging", Map.of("start", "own-runtime", "architecture", "x86_64"));

        String rehearsed =
                own.function(service.functionName().fallback() + "-staging")
                        .at("/Environment/Variables/COMMERCE_FUNCTION")
                        .asText();

        assertThat(ROOT.resolve("deploy/packaging/src/main/java"))
                .isDirectoryRecursivelyContaining(file -> isRehearsalOf(file, rehearsed));
    }

    private static boolean isRehearsalOf(Path file, String function) {
        return file.toString().endsWith("Rehearsal.java")
                && text(file).contains("return \"" + function + "\";");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theHandlerIsAClassOfTheServiceOrOfWhatAllShare(Service service) {
        String source = "src/main/java/" + service.handler().replace('.', '/') + ".java";

        assertThat(List.of(service.module(), "libs/commerce-common"))
                .anyMatch(module -> Files.exists(ROOT.resolve(module).resolve(source)));
    }

    @Test
    void theParametersHaveTheOwnersNames() {
        JsonNode webhook = Synthesised.of("prod").function("babes-website-stripe-webhook");

        assertThat(webhook.at("/Environment/Variables/STRIPE_SECRET_PARAMETER").asText())
                .isEqualTo("/babesclub/stripe/secret");
    }

    @Test
    void keysInPlaceOfASecretLeaveTheSecretOut() {
        Synthesised keys =
                Synthesised.of("staging", Map.of("JWT_JWKS_URL", "https://id.example/keys.json"));

        assertThat(
                        keys.function("babes-website-dashboard-list-orders-staging")
                                .at("/Environment/Variables")
                                .has("JWT_SECRET_PARAMETER"))
                .isFalse();
    }

    private static JsonNode variables(String function) {
        return Synthesised.of("staging").function(function).at("/Environment/Variables");
    }

    /** The settings of the service's own rooms. */
    private static List<String> declared(Service service) {
        String room = "com.thebabesclub.commerce." + service.module().replaceFirst("-.*", "") + ".";
        return SETTINGS.stream()
                .filter(setting -> setting.properties().getName().startsWith(room))
                .map(ShopSetting::variable)
                .toList();
    }

    private static List<String> used(String module) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    // The job's command line reads more than its function.
                    .filter(file -> !file.toString().endsWith("Command.java"))
                    .flatMap(VariablesTest::uses)
                    .distinct()
                    .toList();
        }
    }

    private static Stream<String> uses(Path file) {
        return USE.matcher(text(file)).results().map(found -> found.group(1));
    }
}
