package com.thebabesclub.commerce.operator.secret;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.operator.Main;
import com.thebabesclub.commerce.operator.secret.SsmStub.Put;
import com.thebabesclub.commerce.sync.Typed;
import com.thebabesclub.commerce.sync.Typed.Ran;
import com.thebabesclub.commerce.testing.LogLines;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class SecretsCommandTest {

    private static final String KEY = "sk_live_AbCdEfGhIjKlMnOpQrSt";
    private static final String PUBLISHABLE = "pk_live_AbCdEfGhIjKlMnOpQrSt";
    private static final String SIGNING = "whsec_AbCdEfGhIjKlMnOpQrSt";
    private static final String LONG = "0123456789012345678901234567890123456789";

    private static final String FILE =
            """
            # all of them
            STRIPE_SECRET=%s
            export STRIPE_PUBLISHABLE="%s"
            STRIPE_WEBHOOK_SECRET='%s'
            QUOTE_SIGNATURE_SECRET=k2:%s,k1:%s
            JWT_SECRET=%s
            """
                    .formatted(KEY, PUBLISHABLE, SIGNING, LONG, LONG, LONG);

    private final SsmStub ssm = new SsmStub();

    @TempDir private Path folder = Path.of("");

    @AfterEach
    void close() {
        ssm.close();
    }

    @Test
    void allOfThemAreWrittenFromAFileAndNothingShowsThem() throws IOException {
        try (LogLines log = LogLines.captured()) {
            Ran ran = typed().run("secrets", "put", "--file", file(FILE));

            assertThat(ran.exit()).as(ran.err()).isZero();
            assertThat(ran.out() + ran.err() + log.all())
                    .doesNotContain("AbCdEf", LONG)
                    .contains("a live key");
        }
        assertThat(ssm.parameters())
                .containsOnlyKeys(
                        "/babesclub/stripe/secret",
                        "/babesclub/stripe/publishable",
                        "/babesclub/stripe/webhook-secret",
                        "/babesclub/quote/signature-secret",
                        "/babesclub/jwt/secret")
                .containsEntry(
                        "/babesclub/stripe/publishable",
                        new Put(PUBLISHABLE, "SecureString", false, "", "us-east-1"));
    }

    @Test
    void theOwnersOptionsSayNamesAndRegion() {
        Ran ran =
                typed().set("STRIPE_SECRET", KEY)
                        .set("STRIPE_PUBLISHABLE", PUBLISHABLE)
                        .run(
                                "secrets",
                                "put",
                                "stripe",
                                "publishable",
                                "--secret-name",
                                "/x/secret",
                                "--publishable-name",
                                "/x/publishable",
                                "--region",
                                "eu-west-1",
                                "--kms-key",
                                "alias/shop",
                                "--env");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ssm.parameters())
                .isEqualTo(
                        Map.of(
                                "/x/secret",
                                new Put(KEY, "SecureString", false, "alias/shop", "eu-west-1"),
                                "/x/publishable",
                                new Put(
                                        PUBLISHABLE,
                                        "SecureString",
                                        false,
                                        "alias/shop",
                                        "eu-west-1")));
    }

    @Test
    void anEnvironmentHasAPathOfItsOwnAndAVariableMayNameAParameter() {
        Ran ran =
                typed().by(KEY, SIGNING)
                        .set("STRIPE_WEBHOOK_SECRET_PARAMETER", "/elsewhere/webhook")
                        .run("secrets", "put", "stripe", "webhook", "--path", "/babesclub/staging");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ssm.parameters())
                .containsOnlyKeys("/babesclub/staging/stripe/secret", "/elsewhere/webhook");
    }

    @Test
    void aValueIsTypedOrPiped() {
        assertThat(typed().by(KEY).run("secrets", "put", "stripe").exit()).isZero();
        assertThat(
                        typed().piped(SIGNING + "\n")
                                .run("secrets", "put", "webhook", "--file", "-")
                                .exit())
                .isZero();

        assertThat(ssm.parameters().values()).extracting(Put::value).containsExactly(KEY, SIGNING);
        assertThat(typed().run("secrets", "put", "stripe").err())
                .startsWith("STRIPE_SECRET was not given: type it at a terminal, or use --file");
    }

    @Test
    void aSecondTimeNothingIsWrittenAndAnotherValueOnlyIfAskedTo() {
        typed().by(KEY).run("secrets", "put", "stripe");

        Ran again = typed().by(KEY).run("secrets", "put", "stripe");
        assertThat(again.exit()).isZero();
        assertThat(again.out()).contains("has this value already");

        Ran other = typed().by(KEY + "2").run("secrets", "put", "stripe");
        assertThat(other.exit()).isEqualTo(1);
        assertThat(other.out()).contains("--overwrite replaces it");
        assertThat(ssm.calls()).containsOnlyOnce("PutParameter");

        assertThat(typed().by(KEY + "2").run("secrets", "put", "stripe", "--overwrite").exit())
                .isZero();
        assertThat(ssm.parameters().values()).extracting(Put::value).containsExactly(KEY + "2");
    }

    @Test
    void whatIsOursIsMadeStrongAndKeptOnceItIsThere() {
        Ran first = typed().run("secrets", "put", "quote", "jwt", "--generate");
        Map<String, Put> made = ssm.parameters();
        Ran second = typed().run("secrets", "put", "quote", "jwt", "--generate");

        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(second.exit()).isZero();
        assertThat(second.out()).contains("is there, and kept");
        assertThat(ssm.parameters()).isEqualTo(made);
        // In the order of their names: that of the tokens, that of the quotes.
        assertThat(made.values().stream().map(Put::value))
                .satisfiesExactly(
                        jwt -> assertThat(jwt).hasSize(43),
                        quote -> assertThat(quote).matches("k1:[\\w-]{43}"));
        assertThat(typed().run("secrets", "put", "stripe", "--generate").err())
                .startsWith("STRIPE_SECRET was not given");
    }

    @Test
    void aDryRunSaysWhatWouldBeWritten() throws IOException {
        Ran ran = typed().run("secrets", "put", "--file", file(FILE), "--dry-run");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.lines()).hasSize(5).allMatch(line -> line.contains("would be written"));
        assertThat(ssm.calls()).doesNotContain("PutParameter");
    }

    @ParameterizedTest
    @CsvSource({
        "stripe, pk_live_AbCdEfGhIjKl",
        "stripe, sk_live_AbC",
        "publishable, sk_live_AbCdEfGhIjKl",
        "webhook, AbCdEfGhIjKlMnOp",
        "webhook, 'whsec_AbCdEfGhIjKl,nonsense'",
        "quote, short",
        "quote, 'k1:0123456789abcdef,k1:0123456789abcdef'",
        "jwt, 0123456789012345678901234567890",
        "jwt, 'with a blank 0123456789012345678901234'"
    })
    void whatHasTheWrongShapeIsNotWrittenAndNotRepeated(String secret, String value) {
        Ran ran = typed().by(value).run("secrets", "put", secret);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).startsWith("The value of ").doesNotContain(value);
        assertThat(ssm.calls()).isEmpty();
    }

    @Test
    void keysOfDifferentModesAreAMistake() {
        Ran ran =
                typed().by(KEY, "pk_test_AbCdEfGhIjKl")
                        .run("secrets", "put", "stripe", "publishable");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).startsWith("One key of Stripe is for tests and the other for money");
    }

    @Test
    void aSecretThatWasTypedAsAnArgumentIsNotRepeated() {
        Ran word = typed().run("secrets", "put", KEY);
        Ran option = typed().run("secrets", "put", "stripe", "--value=" + KEY);

        assertThat(word.exit()).isEqualTo(2);
        assertThat(option.exit()).isEqualTo(2);
        assertThat(word.err() + option.err()).doesNotContain("AbCdEf");
        assertThat(word.err()).contains("A value is never an argument.");
    }

    @Test
    void aRoleThatMayNotIsASentence() {
        ssm.refuse("AccessDeniedException");

        Ran ran = typed().by(KEY).run("secrets", "put", "stripe");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).startsWith("AWS does not allow this: the role lacks a permission");
    }

    @Test
    void forMachinesTheOutcomesAreJson() {
        assertThat(typed().by(KEY).run("secrets", "put", "stripe", "--json").out())
                .isEqualToIgnoringNewLines(
                        """
                        [{"secret":"STRIPE_SECRET","parameter":"/babesclub/stripe/secret",\
                        "outcome":"written","dryRun":false}]""");
    }

    private static Typed typed() {
        return Typed.with(Main.PROGRAM, Map.of());
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("secrets"), text).toString();
    }
}
