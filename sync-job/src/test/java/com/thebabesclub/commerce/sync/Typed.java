package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.sync.command.CommandLineRunner;
import com.thebabesclub.commerce.sync.command.Terminal;
import com.thebabesclub.commerce.sync.reconciliation.Shop;

import io.micronaut.context.ApplicationContext;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Commands as somebody types them, each as a process of its own would. */
public final class Typed {

    /** What came of a command. */
    public record Ran(int exit, String out, String err) {

        public List<String> lines() {
            return out.lines().toList();
        }
    }

    private final CommandLineRunner program;
    private final Map<String, String> variables;
    private final Object[] others;
    private final Deque<String> answers = new ArrayDeque<>();
    private boolean watched;
    private String input = "";

    private Typed(CommandLineRunner program, Map<String, String> variables, Object... others) {
        this.program = program;
        this.variables = new HashMap<>(variables);
        this.others = others;
    }

    /** On that shop's table and Stripe, at its time, and without waits. */
    public static Typed in(CommandLineRunner program, Shop shop) {
        Object[] own = {shop.table().tappedBean(), shop.clock()};
        return new Typed(
                program,
                shop.variables(),
                Stream.of(own, shop.unthrottled()).flatMap(Stream::of).toArray());
    }

    /** With these variables and nothing else. */
    public static Typed with(
            CommandLineRunner program, Map<String, String> variables, Object... others) {
        return new Typed(program, variables, others);
    }

    public Typed set(String name, String value) {
        variables.put(name, value);
        return this;
    }

    public Typed unset(String name) {
        variables.remove(name);
        return this;
    }

    /** A person sits there, and answers so when asked. */
    public Typed by(String... typed) {
        watched = true;
        answers.addAll(List.of(typed));
        return this;
    }

    /** This comes in on standard input. */
    public Typed piped(String text) {
        input = text;
        return this;
    }

    public Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Object[] singletons = Stream.concat(Stream.of(terminal()), Stream.of(others)).toArray();
        try (ApplicationContext beans =
                CommandLineRunner.beans(EnvironmentVariables.of(variables), singletons)) {
            int exit =
                    program.run(
                            beans,
                            new PrintWriter(out, true),
                            new PrintWriter(err, true),
                            arguments);
            return new Ran(exit, out.toString(), err.toString());
        }
    }

    private Terminal terminal() {
        return new Terminal() {
            @Override
            public boolean isWatched() {
                return watched;
            }

            @Override
            public Optional<Secret> ask(String what) {
                return Optional.ofNullable(answers.poll()).map(Secret::of);
            }

            @Override
            public Optional<String> answer(String question) {
                return Optional.ofNullable(answers.poll());
            }

            @Override
            public String input() {
                return input;
            }
        };
    }
}
