package com.thebabesclub.commerce.identity;

import com.nimbusds.jwt.SignedJWT;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.SettingProblem;
import com.thebabesclub.commerce.setting.Settings;

import reactor.core.publisher.Mono;

import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Verifies tokens: those of a shared secret, or those of an identity provider with public keys.
 * Whatever a token's header asks for, the algorithm is that of the key.
 *
 * <p>Not the framework's own validators, since those take every algorithm that the key would do for
 * and read the clock of the machine.
 */
public final class Tokens {

    /** Longer ones are refused before they are parsed. */
    static final int LONGEST = 4_096;

    private final TokenRules rules;
    private final TokenSigners signers;
    private final Clock clock;

    private Tokens(TokenRules rules, TokenSigners signers, Clock clock) {
        this.rules = rules;
        this.signers = signers;
        this.clock = clock;
    }

    /**
     * Takes secrets that {@link #secrets} were read into; a {@link SettingProblem} where a setting
     * is not what it should be.
     */
    public static Tokens from(Settings settings, Secrets secrets, Clock clock) {
        TokenSigners signers =
                secrets(settings).isEmpty()
                        ? new PublicKeys(KeyDocument.from(settings), clock)
                        : new SharedSecret(secrets);
        return new Tokens(TokenRules.from(settings), signers, clock);
    }

    /**
     * The secrets that tokens need: {@code JWT_SECRET}, or none where public keys take its place. A
     * {@link SettingProblem} where both are set: whoever had the old secret could still sign in as
     * anybody.
     */
    public static List<Setting> secrets(Settings settings) {
        if (settings.find(Setting.JWT_JWKS_URL).isEmpty()) {
            return List.of(Setting.JWT_SECRET);
        }
        if (settings.find(Setting.JWT_SECRET).isPresent()
                || settings.parameter(Setting.JWT_SECRET).isPresent()) {
            throw new SettingProblem(Setting.JWT_JWKS_URL, "is set beside JWT_SECRET");
        }
        return List.of();
    }

    /** The caller that the token proves, empty where it proves none. */
    Mono<Caller> verify(String token) {
        return parsed(token)
                .map(signers::verified)
                .orElseGet(Mono::empty)
                .mapNotNull(jwt -> caller(jwt).orElse(null));
    }

    private static Optional<SignedJWT> parsed(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            return jwt.getHeader().getCriticalParams() == null
                    ? Optional.of(jwt)
                    : Optional.empty();
        } catch (ParseException noToken) {
            return Optional.empty();
        }
    }

    private Optional<Caller> caller(SignedJWT jwt) {
        try {
            return rules.caller(jwt.getJWTClaimsSet(), clock.instant());
        } catch (ParseException noClaims) {
            return Optional.empty();
        }
    }
}
