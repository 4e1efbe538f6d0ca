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
import com.thebabesclub.commerce.sync.command.CommandBean;
import com.thebabesclub.commerce.sync.command.ErrorMessages;
import com.thebabesclub.commerce.sync.command.JsonRenderer;
import com.thebabesclub.commerce.sync.command.ShopCommand;
import com.thebabesclub.commerce.sync.command.Terminal;
import com.thebabesclub.commerce.sync.command.UsageException;

import io.micronaut.serde.annotation.Serdeable;

import jakarta.inject.Provider;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** {@code token}: for whoever sets an issuer up. */
@CommandBean
@Command(name = "token", description = "Explains a customer's token.")
public final class TokenCommand extends ShopCommand {

    private static final int HOLDS = 0;
    private static final int DOES_NOT_HOLD = 1;

    /** As it is copied out of a browser. */
    private static final Pattern AROUND =
            Pattern.compile("^(?i:authorization:\\s*)?(?i:bearer\\s+)?|\\s+$");

    private final EnvironmentVariables variables;
    private final Terminal terminal;
    private final Provider<JwtProperties> properties;
    private final Provider<SecretSource> source;
    private final Clock clock;
    private final JsonRenderer renderer;

    TokenCommand(
            EnvironmentVariables variables,
            Terminal terminal,
            Provider<JwtProperties> properties,
            Provider<SecretSource> source,
            Clock clock,
            JsonRenderer renderer) {
        this.variables = variables;
        this.terminal = terminal;
        this.properties = properties;
        this.source = source;
        this.clock = clock;
        this.renderer = renderer;
    }

    /** {@code token explain}. */
    @Command(
            description = {
                "Says claim by claim what the services make of a token, and why not.",
                "",
                "The token comes from standard input. It is no argument, since everybody on a machine can"
                        + " read those, and nothing of it is printed. The settings are those of the"
                        + " services: JWT_SECRET or its parameter, or JWT_JWKS_URL, and the other JWT_… ones."
            },
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:the token holds",
                "1:it does not, or nobody can say",
                "2:there was no token, or a setting is wrong"
            })
    Mono<Integer> explain(@Option(names = "--json", description = "For machines.") boolean json) {
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
                        })
                .doOnNext(findings -> print(findings, json))
                .map(
                        findings ->
                                findings.stream().allMatch(TokenCommand::lets)
                                        ? HOLDS
                                        : DOES_NOT_HOLD);
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

    private static boolean lets(TokenFinding finding) {
        return finding.outcome() == Outcome.HOLDS || finding.outcome() == Outcome.IGNORED;
    }

    private void print(List<TokenFinding> findings, boolean json) {
        if (json) {
            out().println(renderer.text(findings.stream().map(Line::of).toArray(Line[]::new)));
            return;
        }
        findings.forEach(
                finding ->
                        out().printf(
                                        "%s %s %s%n",
                                        mark(finding.outcome()),
                                        finding.part(),
                                        finding.sentence()));
        out().println(verdict(findings));
    }

    private static String mark(Outcome outcome) {
        return switch (outcome) {
            case HOLDS -> "+";
            case IGNORED -> " ";
            case REFUSED -> "-";
            case UNKNOWN -> "?";
        };
    }

    private static String verdict(List<TokenFinding> findings) {
        if (findings.stream().anyMatch(finding -> finding.outcome() == Outcome.REFUSED)) {
            return "The services refuse it: 401 invalid_token.";
        }
        if (findings.stream().anyMatch(finding -> finding.outcome() == Outcome.UNKNOWN)) {
            return "Nobody can say whether it holds.";
        }
        return findings.size() == 1
                ? "The services take the request for one without a token."
                : "The services take it.";
    }

    /** One finding, for machines. */
    @Serdeable
    record Line(String part, String outcome, String sentence) {

        static Line of(TokenFinding finding) {
            return new Line(
                    finding.part(),
                    finding.outcome().name().toLowerCase(Locale.ROOT),
                    finding.sentence());
        }
    }
}
