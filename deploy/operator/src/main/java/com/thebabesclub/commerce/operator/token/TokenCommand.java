package com.thebabesclub.commerce.operator.token;

import com.thebabesclub.commerce.http.security.TokenFinding;
import com.thebabesclub.commerce.http.security.TokenFinding.Outcome;
import com.thebabesclub.commerce.sync.command.JsonRenderer;
import com.thebabesclub.commerce.sync.command.RequiresCommandLine;
import com.thebabesclub.commerce.sync.command.ShopCommand;
import com.thebabesclub.commerce.sync.command.Terminal;

import io.micronaut.serde.annotation.Serdeable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Locale;

/** {@code token}: for whoever sets an issuer up. */
@RequiresCommandLine
@Command(name = "token", description = "Explains a customer's token.")
public final class TokenCommand extends ShopCommand {

    private static final int HOLDS = 0;
    private static final int DOES_NOT_HOLD = 1;

    private final Terminal terminal;
    private final TokenExplanationService explanations;
    private final JsonRenderer renderer;

    TokenCommand(Terminal terminal, TokenExplanationService explanations, JsonRenderer renderer) {
        this.terminal = terminal;
        this.explanations = explanations;
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
        return explanations
                .explain(terminal)
                .doOnNext(findings -> print(findings, json))
                .map(
                        findings ->
                                findings.stream().allMatch(TokenExplanationService::lets)
                                        ? HOLDS
                                        : DOES_NOT_HOLD);
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
