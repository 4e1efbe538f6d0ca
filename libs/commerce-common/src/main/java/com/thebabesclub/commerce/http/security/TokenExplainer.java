package com.thebabesclub.commerce.http.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.SignedJWT;
import com.thebabesclub.commerce.runtime.token.JwtProperties;

import io.micronaut.security.token.Claims;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says part by part what the services make of a token and why, for whoever sets an issuer up. It
 * goes by the services' own rules; a test holds that it never says otherwise than they do.
 */
public final class TokenExplainer {

    private static final String FORM = "form";
    private static final String HEADER = "header";
    private static final String SIGNATURE = "signature";

    /** What issuers sign with; anything else in its place may be anything. */
    private static final Set<JWSAlgorithm> KNOWN =
            Set.of(
                    JWSAlgorithm.HS256,
                    JWSAlgorithm.HS384,
                    JWSAlgorithm.HS512,
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384,
                    JWSAlgorithm.ES512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.PS384,
                    JWSAlgorithm.PS512);

    private final SignedTokenParser parser = new SignedTokenParser();
    private final JwtProperties properties;
    private final ClaimExplainer claims;

    public TokenExplainer(JwtProperties properties, Clock clock) {
        this.properties = properties;
        this.claims = new ClaimExplainer(properties, clock);
    }

    /** Everything but the signature: that needs the shop's secret, or its provider's keys. */
    public List<TokenFinding> explain(String token) {
        Optional<TokenFinding> unfit = unfit(PresentedToken.of(token));
        if (unfit.isPresent()) {
            return List.of(unfit.get());
        }
        Optional<Claims> read = parser.parseClaims(token);
        Optional<SignedJWT> signed = signed(token);
        if (read.isEmpty() || signed.isEmpty()) {
            return List.of(unreadable(token));
        }
        List<TokenFinding> findings = new ArrayList<>();
        findings.add(TokenFinding.holds(FORM, "is that of a signed token."));
        findings.add(header(signed.get().getHeader()));
        findings.addAll(claims.explain(read.get()));
        return findings;
    }

    /** Whether whoever may sign has signed it; nothing of what is no signed token. */
    public Mono<TokenFinding> signature(String token, TokenSignatureConfiguration signatures) {
        return Mono.justOrEmpty(signed(token))
                .flatMap(signed -> Mono.from(signatures.verify(signed)))
                .map(
                        holds ->
                                holds
                                        ? TokenFinding.holds(SIGNATURE, "is by " + signer() + ".")
                                        : TokenFinding.refused(
                                                SIGNATURE, "is not by " + signer() + "."))
                .onErrorReturn(
                        KeySetUnavailableException.class,
                        TokenFinding.unknown(
                                SIGNATURE,
                                "cannot be checked: "
                                        + signer()
                                        + " cannot be read now. The services answer 503."));
    }

    private String signer() {
        return properties.keys().isPresent() ? "a key of JWT_JWKS_URL" : "JWT_SECRET";
    }

    private Optional<SignedJWT> signed(String token) {
        return parser.parse(token).map(SignedJWT.class::cast);
    }

    private static Optional<TokenFinding> unfit(PresentedToken presented) {
        return switch (presented) {
            case PresentedToken.Bearer _ -> Optional.empty();
            case PresentedToken.None _ ->
                    Optional.of(
                            TokenFinding.ignored(
                                    FORM,
                                    "is what a page sends that keeps no token: the request counts as"
                                            + " one without."));
            case PresentedToken.Malformed _ ->
                    Optional.of(
                            TokenFinding.refused(
                                    FORM,
                                    "is not that of a token: letters, digits and . _ ~ + / - in one"
                                            + " piece, at most "
                                            + PresentedToken.LONGEST
                                            + " characters."));
        };
    }

    private static TokenFinding unreadable(String token) {
        long parts = token.chars().filter(character -> character == '.').count() + 1;
        return TokenFinding.refused(
                FORM,
                parts == 3
                        ? "is not that of a signed token: header or claims cannot be read, or a time is"
                                + " beyond the year 9999."
                        : "has "
                                + parts
                                + (parts == 1 ? " part" : " parts")
                                + " and not three: it is an opaque token or an encrypted one, of which"
                                + " the services can tell nothing.");
    }

    private TokenFinding header(JWSHeader header) {
        JWSAlgorithm algorithm = header.getAlgorithm();
        String named = KNOWN.contains(algorithm) ? algorithm.getName() : "another algorithm";
        if (header.getCriticalParams() != null) {
            return TokenFinding.refused(HEADER, "has crit, which no service understands.");
        }
        if (properties.keys().isEmpty()) {
            return JWSAlgorithm.HS256.equals(algorithm)
                    ? TokenFinding.holds(HEADER, "says HS256, as JWT_SECRET signs.")
                    : TokenFinding.refused(
                            HEADER,
                            "says "
                                    + named
                                    + ", and JWT_SECRET signs HS256 alone. An issuer with public keys"
                                    + " wants JWT_JWKS_URL in its place.");
        }
        if (header.getKeyID() == null) {
            return TokenFinding.refused(
                    HEADER, "has no kid, which says which key of JWT_JWKS_URL it is.");
        }
        return SigningKeyPolicy.selector(header).isPresent()
                ? TokenFinding.holds(HEADER, "says " + named + " and which key.")
                : TokenFinding.refused(
                        HEADER, "says " + named + ", and with JWT_JWKS_URL it is RS256 or ES256.");
    }
}
