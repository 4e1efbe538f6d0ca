package com.thebabesclub.commerce.local.oidc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a page asks for: a code.
 *
 * @param codeChallenge SHA-256 of the verifier, in base64url
 * @param silent whether no page may be shown ({@code prompt=none})
 */
record AuthorizationRequest(
        Client client,
        String redirectUri,
        String state,
        String nonce,
        String codeChallenge,
        boolean silent) {

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    /**
     * @param origin of this provider: the page must be of the same
     * @throws OidcException naming the parameter that is wrong; nobody is sent anywhere then
     */
    static AuthorizationRequest of(Map<String, String> parameters, String origin) {
        Client client =
                Client.of(needed(parameters, "client_id"))
                        .orElseThrow(
                                () ->
                                        new OidcException(
                                                "invalid_request", "There is no such client_id."));
        expect(parameters, "redirect_uri", client.address(origin));
        expect(parameters, "response_type", "code");
        expect(parameters, "code_challenge_method", "S256");
        String challenge = needed(parameters, "code_challenge");
        if (!CHALLENGE.matcher(challenge).matches()) {
            throw new OidcException("invalid_request", "code_challenge is not a SHA-256.");
        }
        return new AuthorizationRequest(
                client,
                needed(parameters, "redirect_uri"),
                needed(parameters, "state"),
                needed(parameters, "nonce"),
                challenge,
                "none".equals(parameters.get("prompt")));
    }

    /** The parameters that make the same request. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", client.id());
        parameters.put("redirect_uri", redirectUri);
        parameters.put("response_type", "code");
        parameters.put("state", state);
        parameters.put("nonce", nonce);
        parameters.put("code_challenge", codeChallenge);
        parameters.put("code_challenge_method", "S256");
        return parameters;
    }

    private static void expect(Map<String, String> parameters, String name, String value) {
        if (!needed(parameters, name).equals(value)) {
            throw new OidcException("invalid_request", "%s is not %s.".formatted(name, value));
        }
    }

    private static String needed(Map<String, String> parameters, String name) {
        String value = parameters.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new OidcException("invalid_request", name + " is missing.");
        }
        return value;
    }
}
