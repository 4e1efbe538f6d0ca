package com.thebabesclub.commerce.local.oidc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the provider says of itself (OpenID Connect Discovery 1.0). */
final class Discovery {

    private Discovery() {}

    static ObjectNode document(String issuer) {
        ObjectNode document =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("issuer", issuer)
                        .put("authorization_endpoint", issuer + "/authorize")
                        .put("token_endpoint", issuer + "/token")
                        .put("end_session_endpoint", issuer + "/logout")
                        .put("jwks_uri", issuer + "/keys");
        document.putArray("response_types_supported").add("code");
        document.putArray("subject_types_supported").add("public");
        document.putArray("id_token_signing_alg_values_supported").add("HS256");
        document.putArray("code_challenge_methods_supported").add("S256");
        document.putArray("token_endpoint_auth_methods_supported").add("none");
        return document;
    }
}
