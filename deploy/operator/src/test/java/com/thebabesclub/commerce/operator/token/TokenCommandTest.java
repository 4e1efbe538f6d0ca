package com.thebabesclub.commerce.operator.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.operator.Main;
import com.thebabesclub.commerce.sync.Typed;
import com.thebabesclub.commerce.sync.Typed.Ran;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.LogLines;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestToken;

import org.junit.jupiter.api.Test;

import java.util.Map;

@Case(
        id = "W6",
        sentence =
                "A token explained claim by claim, as the services take it, without a word of it.")
class TokenCommandTest {

    private static final String CLAIMS =
            "\"sub\":\"user-canary\",\"email\":\"canary@example.com\",\"email_verified\":true";
    private static final String GOOD = TestToken.with(CLAIMS, TestClock.NOON);

    @Test
    void aGoodTokenIsExplainedAndNotShown() {
        try (LogLines log = LogLines.captured()) {
            Ran ran = typed(TestToken.SECRET).piped(GOOD + "\n").run("token", "explain");

            assertThat(ran.exit()).as(ran.err()).isZero();
            assertThat(ran.out())
                    .contains("+ exp is in 60 minutes.", "+ sub names the user.")
                    .contains("  roles is missing: /admin is 403.", "+ signature is by JWT_SECRET.")
                    .endsWith("The services take it.\n");
            assertThat(ran.out() + ran.err() + log.all()).doesNotContain("canary", GOOD);
        }
    }

    @Test
    void whatKeepsItFromHoldingIsSaid() {
        String expired = TestToken.with(CLAIMS, TestClock.NOON.minusSeconds(10_800));

        Ran ran =
                typed(TestToken.SECRET)
                        .piped("Authorization: Bearer " + expired)
                        .run("token", "explain");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out())
                .contains("- exp was 2 hours ago: the customer has to sign in again.")
                .endsWith("The services refuse it: 401 invalid_token.\n");
    }

    @Test
    void aSecretThatIsTooShortIsOneOfTheSentences() {
        Ran ran = typed("too-short").piped(GOOD).run("token", "explain");

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out())
                .contains("? signature cannot be checked, and no service starts: JWT_SECRET")
                .contains("is shorter than 32 bytes")
                .doesNotContain("too-short")
                .endsWith("Nobody can say whether it holds.\n");
    }

    @Test
    void aTokenOfAnotherSecretAndTheWordNullAreSaidToBeThat() {
        Ran other =
                typed("another secret that is long enough, too")
                        .piped(GOOD)
                        .run("token", "explain");
        Ran nothing = typed(TestToken.SECRET).piped("null").run("token", "explain");

        assertThat(other.exit()).isEqualTo(1);
        assertThat(other.out()).contains("- signature is not by JWT_SECRET.");
        assertThat(nothing.exit()).isZero();
        assertThat(nothing.out())
                .endsWith("The services take the request for one without a token.\n");
    }

    @Test
    void withoutATokenNothingIsSaidAndATypedOneIsNotRepeated() {
        Ran none = typed(TestToken.SECRET).run("token", "explain");
        Ran argument = typed(TestToken.SECRET).piped(GOOD).run("token", "explain", GOOD);

        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).startsWith("No token came in");
        assertThat(argument.exit()).isEqualTo(2);
        assertThat(argument.err()).doesNotContain(GOOD);
    }

    @Test
    void forMachinesItIsJson() {
        assertThat(typed(TestToken.SECRET).piped("x").run("token", "explain", "--json").out())
                .startsWith(
                        "[{\"part\":\"form\",\"outcome\":\"refused\",\"sentence\":\"has 1 part");
    }

    private static Typed typed(String secret) {
        return Typed.with(Main.PROGRAM, Map.of("JWT_SECRET", secret), TestClock.atNoon());
    }
}
