package com.thebabesclub.commerce.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.http.Sample;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.LogLines;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;

/** An authorizer of API Gateway in front of the function, and one that is not there. */
@Case(
        id = "W3",
        sentence =
                "A userId of an authorizer of API Gateway signs in only where the shop says that it"
                        + " has one.")
class GatewayAuthorizerTest {

    private static final WebRequest CALLER = WebRequest.get("/sample/caller");
    private static final WebRequest GUEST = WebRequest.get("/sample/guest");
    private static final String EXPIRED =
            TestToken.signed(TestToken.HS256, "{\"sub\":\"ann\",\"exp\":1}");

    private static LogLines log;
    private static Sample trusting;
    private static Sample wary;

    @BeforeAll
    static void start() {
        log = LogLines.captured();
        trusting = sample("true");
        wary = sample("false");
    }

    @AfterAll
    static void stop() {
        trusting.close();
        wary.close();
        log.close();
    }

    private static Sample sample(String trust) {
        TestClock clock = TestClock.atNoon();
        Map<String, String> variables =
                Map.of("JWT_SECRET", TestToken.SECRET, "TRUST_GATEWAY_AUTHORIZER", trust);
        return new Sample(
                clock, variables, TokenDoor.signatures(clock, variables, TokenDoor.NO_PARAMETERS));
    }

    static List<Door> functions() {
        return trusting.doors().subList(1, 3);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void whomTheAuthorizerNamesIsSignedInWithoutRolesAndEmail(Door door) {
        assertThat(door.ask(CALLER.authorizedAs("ann")).body())
                .isEqualTo(
                        """
                        {"subject":"ann","email":null,"emailVerified":false,"roles":[]}""");
        assertThat(door.ask(GUEST.authorizedAs("ann")).body()).contains("\"ann\"");
        assertThat(door.ask(CALLER.authorizedAs("ann").bearer("null")).body()).contains("\"ann\"");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void withoutOneThereIsNobodyAndTheSignerOfTheRequestIsNoCustomer(Door door) {
        assertThat(door.ask(CALLER).status()).isEqualTo(401);
        assertThat(door.ask(GUEST).body()).contains("\"a guest\"");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void whatCannotStandInAKeyOrLooksLikeAnEmailIsNobody(Door door) {
        for (String userId :
                List.of("ann@example.com", "a#b", "", " ", "ann ", "x".repeat(129), "änne")) {
            WebAnswer answer = door.ask(CALLER.authorizedAs(userId));
            assertThat(answer.status()).as(userId).isEqualTo(401);
            assertThat(answer.body()).contains("\"code\":\"unauthorized\"");
            assertThat(door.ask(GUEST.authorizedAs(userId)).body()).contains("\"a guest\"");
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aTokenBesideItMustBeOfTheSameUser(Door door) {
        String admin = TestToken.with("\"sub\":\"ann\",\"roles\":[\"ADMIN\"]", TestClock.NOON);

        assertThat(door.ask(CALLER.authorizedAs("ann").bearer(admin)).body())
                .contains("\"subject\":\"ann\"", "\"roles\":[\"ADMIN\"]");
        for (String refused : List.of(TestToken.of("bob", TestClock.NOON), EXPIRED, "garbage")) {
            WebAnswer answer = door.ask(CALLER.authorizedAs("ann").bearer(refused));
            assertThat(answer.status()).as(refused).isEqualTo(401);
            assertThat(answer.body()).contains("\"code\":\"invalid_token\"");
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void whereInvalidTokensAreIgnoredTheAuthorizerIsNotButTwoNamesAreNobody(Door door) {
        WebRequest guest = GUEST.authorizedAs("ann");

        assertThat(door.ask(guest.bearer(EXPIRED)).body()).contains("\"ann\"");
        assertThat(door.ask(guest.bearer(TestToken.of("bob", TestClock.NOON))).body())
                .contains("\"a guest\"");
    }

    @Test
    void withoutTheSettingItIsNotBelieved() {
        for (Door door : wary.doors()) {
            assertThat(door.ask(CALLER.authorizedAs("ann")).status()).isEqualTo(401);
            assertThat(door.ask(GUEST.authorizedAs("ann")).body()).contains("\"a guest\"");
        }
    }

    @Test
    void aServerSaysAtItsStartThatItIgnoresTheSetting() {
        assertThat(log.with("TRUST_GATEWAY_AUTHORIZER is ignored"))
                .hasSize(1)
                .first()
                .asString()
                .contains("WARN");
    }
}
