package com.thebabesclub.commerce.sync.command;

import com.thebabesclub.commerce.runtime.secret.Secret;

import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The terminal of this process. */
public final class SystemTerminal implements Terminal {

    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    /** Java tells only of standard input and output together; Linux tells of each. */
    @Override
    public boolean isWatched() {
        if (!Files.exists(STANDARD_ERROR)) {
            return console().isPresent();
        }
        try {
            String device = STANDARD_ERROR.toRealPath().toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public Optional<Secret> ask(String what) {
        return console()
                .flatMap(console -> Optional.ofNullable(console.readPassword("%s: ", what)))
                .map(String::valueOf)
                .map(String::strip)
                .filter(typed -> !typed.isEmpty())
                .map(Secret::of);
    }

    @Override
    public Optional<String> answer(String question) {
        return console()
                .flatMap(console -> Optional.ofNullable(console.readLine("%s ", question)))
                .map(String::strip);
    }

    @Override
    public String input() {
        try {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
