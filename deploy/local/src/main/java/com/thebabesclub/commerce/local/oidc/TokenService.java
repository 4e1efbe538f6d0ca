package com.thebabesclub.commerce.local.oidc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;

/** Codes, and the tokens that they are exchanged for: each once, by whoever has its verifier. */
final class TokenService {

    private static final Duration CODE_VALID = Duration.ofMinutes(1);
    private static final Duration TOKEN_VALID = Duration.ofHours(1);

    private record Grant(AuthorizationRequest request, Person person, Instant until) {}

    private final TokenSigner signer;
    private final Clock clock;
    private final Supplier<String> ids;
    private final Recent<Grant> grants = new Recent<>();

    TokenService(TokenSigner signer, Clock clock, Supplier<String> ids) {
        this.signer = signer;
        this.clock = clock;
        this.ids = ids;
    }

    String code(AuthorizationRequest request, Person person) {
        String code = ids.get();
        grants.put(code, new Grant(request, person, clock.instant().plus(CODE_VALID)));
        return code;
    }

    /**
     * @throws OidcException with {@code invalid_grant} where the code is used, old, or somebody
     *     else's
     */
    ObjectNode exchange(Map<String, String> form, String issuer) {
        if (!"authorization_code".equals(form.get("grant_type"))) {
            throw new OidcException("unsupported_grant_type", "Only codes are exchanged.");
        }
        Grant grant =
                grants.take(form.getOrDefault("code", ""))
                        .filter(found -> clock.instant().isBefore(found.until()))
                        .filter(found -> matches(found.request(), form))
                        .orElseThrow(
                                () -> new OidcException("invalid_grant", "The code is not good."));
        ObjectNode access = claims(grant, issuer);
        access.put("email", grant.person().email()).put("email_verified", true);
        if (grant.person().admin()) {
            access.putArray("roles").add("ADMIN");
        }
        ObjectNode identity =
                claims(grant, issuer)
                        .put("nonce", grant.request().nonce())
                        .put("name", grant.person().shown());
        return JsonNodeFactory.instance
                .objectNode()
                .put("token_type", "Bearer")
                .put("expires_in", TOKEN_VALID.toSeconds())
                .put("scope", "openid")
                .put("access_token", signer.sign(access))
                .put("id_token", signer.sign(identity));
    }

    private static boolean matches(AuthorizationRequest request, Map<String, String> form) {
        return request.client().id().equals(form.get("client_id"))
                && request.redirectUri().equals(form.get("redirect_uri"))
                && request.codeChallenge()
                        .equals(challenge(form.getOrDefault("code_verifier", "")));
    }

    private ObjectNode claims(Grant grant, String issuer) {
        long now = clock.instant().getEpochSecond();
        return JsonNodeFactory.instance
                .objectNode()
                .put("iss", issuer)
                .put("aud", grant.request().client().id())
                .put("sub", grant.person().subject())
                .put("iat", now)
                .put("exp", now + TOKEN_VALID.toSeconds());
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
