package com.thebabesclub.commerce.operator.token;

import com.thebabesclub.commerce.http.security.TokenExplainer;
import com.thebabesclub.commerce.http.security.TokenFinding;
import com.thebabesclub.commerce.http.security.TokenFinding.Outcome;
import com.thebabesclub.commerce.http.security.TokenSignatureConfiguration;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.SecretSource;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.runtime.token.JwtProperties;
import com.thebabesclub.commerce.sync.command.ErrorMessages;
import com.thebabesclub.commerce.sync.command.Terminal;
import com.thebabesclub.commerce.sync.command.UsageException;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the services, as the settings have them, make of a token that a person gives. */
@Singleton
public final class TokenExplanationService {

    /** As it is copied out of a browser. */
    private static final Pattern AROUND =
            Pattern.compile("^(?i:authorization:\\s*)?(?i:bearer\\s+)?|\\s+$");

    private final EnvironmentVariables variables;
    private final Provider<JwtProperties> properties;
    private final Provider<SecretSource> source;
    private final Clock clock;

    TokenExplanationService(
            EnvironmentVariables variables,
            Provider<JwtProperties> properties,
            Provider<SecretSource> source,
            Clock clock) {
        this.variables = variables;
        this.properties = properties;
        this.source = source;
        this.clock = clock;
    }

    /**
     * The findings about the token on standard input, of which they hold nothing.
     *
     * @throws UsageException where none comes in
     */
    public Mono<List<TokenFinding>> explain(Terminal terminal) {
        String token = AROUND.matcher(terminal.input().strip()).replaceAll("");
        if (token.isEmpty()) {
            throw new UsageException(
                    "No token came in: pipe it, as in pbpaste | operator token explain.");
        }
        JwtProperties settings = properties.get();
        TokenExplainer explainer = new TokenExplainer(settings, clock);
        return signature(token, settings, explainer)
                .map(
                        signature -> {
                            List<TokenFinding> all = new ArrayList<>(explainer.explain(token));
                            all.addAll(signature);
                            return all;
                        });
    }

    /** True for a finding by which the services would not refuse the token. */
    public static boolean lets(TokenFinding finding) {
        return finding.outcome() == Outcome.HOLDS || finding.outcome() == Outcome.IGNORED;
    }

    /** Reads the secret, which blocks; a setting by which no service would start is a finding. */
    private Mono<List<TokenFinding>> signature(
            String token, JwtProperties settings, TokenExplainer explainer) {
        return Mono.fromCallable(() -> signatures(settings))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(signatures -> explainer.signature(token, signatures))
                .map(List::of)
                .defaultIfEmpty(List.of())
                .onErrorResume(
                        InvalidSettingException.class,
                        wrong ->
                                Mono.just(
                                        List.of(
                                                TokenFinding.unknown(
                                                        "signature",
                                                        "cannot be checked, and no service starts: "
                                                                + ErrorMessages.of(wrong)))));
    }

    private TokenSignatureConfiguration signatures(JwtProperties settings) {
        SecretName[] names =
                TokenSignatureConfiguration.secrets(settings, variables).toArray(SecretName[]::new);
        return TokenSignatureConfiguration.from(
                settings, Secrets.read(variables, source.get(), clock, names), clock);
    }
}
