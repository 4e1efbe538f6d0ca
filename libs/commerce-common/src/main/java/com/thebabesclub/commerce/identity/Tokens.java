package com.thebabesclub.commerce.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import com.thebabesclub.commerce.secret.Secret;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.SettingProblem;
import com.thebabesclub.commerce.setting.Settings;

import reactor.core.publisher.Mono;

import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;

/**
 * Verifies tokens: HS256 and nothing else, whatever their header asks for.
 *
 * <p>Not the framework's own validators, since those take every algorithm that the key would do for
 * and read the clock of the machine.
 */
public final class Tokens {

    /** Longer ones are refused before they are parsed. */
    static final int LONGEST = 4_096;

    private static final int LEAST_SECRET = 32;

    private final TokenRules rules;
    private final Secrets secrets;
    private final Clock clock;

    private Tokens(TokenRules rules, Secrets secrets, Clock clock) {
        this.rules = rules;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Takes secrets that {@link Setting#JWT_SECRET} was read into; a {@link SettingProblem} where
     * it is too short.
     */
    public static Tokens from(Settings settings, Secrets secrets, Clock clock) {
        if (secrets.get(Setting.JWT_SECRET).revealBytes().length < LEAST_SECRET) {
            throw new SettingProblem(
                    Setting.JWT_SECRET, "is shorter than " + LEAST_SECRET + " bytes");
        }
        return new Tokens(TokenRules.from(settings), secrets, clock);
    }

    /**
     * The caller that the token proves, empty where it proves none. A rotated secret is read again.
     */
    Mono<Caller> verify(String token) {
        Secret secret = secrets.get(Setting.JWT_SECRET);
        return parsed(token)
                .map(jwt -> signed(jwt, secret) ? Mono.just(jwt) : verifyAgain(jwt, secret))
                .orElseGet(Mono::empty)
                .mapNotNull(jwt -> caller(jwt).orElse(null));
    }

    private Mono<SignedJWT> verifyAgain(SignedJWT jwt, Secret before) {
        return secrets.refreshed(Setting.JWT_SECRET)
                .filter(fresh -> !fresh.equals(before) && signed(jwt, fresh))
                .map(fresh -> jwt);
    }

    private static Optional<SignedJWT> parsed(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            boolean plain =
                    JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
                            && jwt.getHeader().getCriticalParams() == null;
            return plain ? Optional.of(jwt) : Optional.empty();
        } catch (ParseException noToken) {
            return Optional.empty();
        }
    }

    private static boolean signed(SignedJWT jwt, Secret secret) {
        try {
            return jwt.verify(new MACVerifier(secret.revealBytes()));
        } catch (JOSEException unusable) {
            return false;
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
