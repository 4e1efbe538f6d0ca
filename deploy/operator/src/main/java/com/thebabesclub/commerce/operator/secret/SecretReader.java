package com.thebabesclub.commerce.operator.secret;

import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.sync.command.Terminal;
import com.thebabesclub.commerce.sync.command.UsageException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the values come from. Never from the command's arguments, which everybody on the machine
 * can read and the shell writes down.
 */
sealed interface SecretReader {

    Pattern QUOTES = Pattern.compile("([\"'])(.*)\\1");

    /** The value of a secret; empty where there is none. */
    Optional<Secret> value(ShopSecret secret);

    /** Somebody types them, unseen. */
    record Typed(Terminal terminal) implements SecretReader {
        @Override
        public Optional<Secret> value(ShopSecret secret) {
            return terminal.ask(secret.variable());
        }
    }

    /** The variables that the services themselves read. */
    record Environment(EnvironmentVariables variables) implements SecretReader {
        @Override
        public Optional<Secret> value(ShopSecret secret) {
            return variables.find(secret.variable()).map(Secret::of);
        }
    }

    /**
     * A text of {@code NAME=value} lines, or the value alone where one secret is put.
     *
     * @param alone whether one secret is put
     */
    record Lines(String text, boolean alone) implements SecretReader {
        @Override
        public Optional<Secret> value(ShopSecret secret) {
            Matcher line =
                    Pattern.compile(
                                    "^\\s*(?:export\\s+)?" + secret.variable() + "\\s*=(.*)$",
                                    Pattern.MULTILINE)
                            .matcher(text);
            if (line.find()) {
                Matcher quoted = QUOTES.matcher(line.group(1).strip());
                return secret(quoted.matches() ? quoted.group(2) : line.group(1));
            }
            boolean bare = alone && text.strip().lines().count() == 1;
            return bare ? secret(text) : Optional.empty();
        }
    }

    /** The text of a file, or of standard input where that is {@code -}. */
    static SecretReader file(String file, Terminal terminal, boolean alone) {
        if (file.equals("-")) {
            return new Lines(terminal.input(), alone);
        }
        try {
            return new Lines(Files.readString(Path.of(file)), alone);
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(file + " cannot be read.", e);
        }
    }

    private static Optional<Secret> secret(String value) {
        return Optional.of(value)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Secret::of);
    }
}
