package com.thebabesclub.commerce.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.TestToken;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tokens of an issuer that calls things otherwise. */
@Case(
        id = "W1",
        sentence =
                "Tokens as the shop's issuer makes them: user, roles and audience under its own "
                        + "names, an admin by its own word.")
class TokenClaimsTest {

    private static final TestClock CLOCK = TestClock.atNoon();
    private static final String ANN = "\"sub\":\"user_1\"";

    @Test
    void theUserIsWhomTheNamedClaimNames() {
        Map<String, String> settings = Map.of("JWT_USER_CLAIM", "custom:userId");

        assertThat(verify(settings, ANN + ",\"custom:userId\":\"shopper-7\""))
                .map(Caller::subject)
                .contains("shopper-7");
        assertThat(verify(settings, "\"custom:userId\":\"shopper-7\""))
                .as("without a sub")
                .map(Caller::subject)
                .contains("shopper-7");
        assertThat(verify(settings, ANN)).as("the claim is missing").isEmpty();
        assertThat(verify(settings, ANN + ",\"custom:userId\":7")).isEmpty();
        assertThat(verify(settings, ANN + ",\"custom:userId\":\"a#b\"")).isEmpty();
    }

    @Test
    void rolesAreAListOrATextAndComparedWhole() {
        Map<String, String> cognito =
                Map.of("JWT_ROLES_CLAIM", "cognito:groups", "JWT_ADMIN_ROLE", "shop-admins");

        assertThat(roles(cognito, "\"cognito:groups\":[\"shop-admins\",\"buyers\"]"))
                .containsExactlyInAnyOrder("ADMIN", "shop-admins", "buyers");
        assertThat(roles(cognito, "\"cognito:groups\":\"buyers, shop-admins\"")).contains("ADMIN");
        assertThat(roles(cognito, "\"cognito:groups\":\"buyers shop-admins\"")).contains("ADMIN");
        assertThat(roles(cognito, "\"cognito:groups\":[\"shop-admins2\",\"ADMIN\"]"))
                .as("another's word for it")
                .doesNotContain("ADMIN");
        assertThat(roles(cognito, "\"roles\":[\"shop-admins\"]")).isEmpty();
        assertThat(roles(Map.of(), "\"roles\":\"ADMIN\"")).contains("ADMIN");
        assertThat(roles(Map.of(), "\"roles\":\"ADMINS\"")).doesNotContain("ADMIN");
        assertThat(verify(Map.of(), ANN + ",\"roles\":[null]")).isEmpty();
        assertThat(verify(Map.of(), ANN + ",\"roles\":{\"ADMIN\":true}")).isEmpty();
    }

    @Test
    void aTokenWithoutAudienceIsForTheClientThatItNames() {
        Map<String, String> settings = Map.of("JWT_AUDIENCE", "client-1");

        assertThat(verify(settings, ANN + ",\"client_id\":\"client-1\"")).isPresent();
        assertThat(verify(settings, ANN + ",\"client_id\":\"client-2\"")).isEmpty();
        assertThat(verify(settings, ANN)).isEmpty();
        assertThat(verify(settings, ANN + ",\"aud\":\"client-2\",\"client_id\":\"client-1\""))
                .as("an audience comes first")
                .isEmpty();
        assertThat(verify(settings, ANN + ",\"aud\":[\"client-1\"]")).isPresent();
    }

    private static Set<String> roles(Map<String, String> settings, String claim) {
        return verify(settings, ANN + "," + claim).orElseThrow().roles();
    }

    private static Optional<Caller> verify(Map<String, String> settings, String claims) {
        Map<String, String> variables = new HashMap<>(settings);
        variables.put("JWT_SECRET", TestToken.SECRET);
        try (TokenDoor door = TokenDoor.open(CLOCK, variables)) {
            return door.verify(TestToken.with(claims, TestClock.NOON));
        }
    }
}
