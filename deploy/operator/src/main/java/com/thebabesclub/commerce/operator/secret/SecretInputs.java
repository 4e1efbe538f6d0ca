package com.thebabesclub.commerce.operator.secret;

import com.thebabesclub.commerce.operator.secret.SecretWriter.SecretAssignment;
import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.sync.command.Terminal;
import com.thebabesclub.commerce.sync.command.UsageException;

import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What is to be put where. All of it is read and looked at before anything is written.
 *
 * @param generate whether what is ours is made here
 */
record SecretInputs(
        EnvironmentVariables variables,
        Terminal terminal,
        RandomGenerator random,
        ParameterNames names,
        boolean generate) {

    private static final int GENERATED_BYTES = 32;

    /**
     * The secrets of these words.
     *
     * @param words none for all but the one that only Postmark needs
     * @param file where the values are
     * @param env whether they are the variables of the services
     */
    List<SecretAssignment> of(List<String> words, Optional<String> file, boolean env) {
        Set<ShopSecret> secrets = secrets(words);
        SecretReader input = input(file, env, secrets.size() == 1);
        List<SecretAssignment> assignments = new ArrayList<>();
        for (ShopSecret secret : secrets) {
            boolean generated = generate && secret.isOurs();
            Secret value = generated ? generated(secret) : given(secret, input);
            assignments.add(
                    new SecretAssignment(secret, names.of(secret, variables), value, generated));
        }
        requireOneMode(assignments);
        return assignments;
    }

    /** What was typed is not repeated: it may be the secret itself. */
    private static Set<ShopSecret> secrets(List<String> words) {
        if (words.isEmpty()) {
            return EnumSet.complementOf(EnumSet.of(ShopSecret.POSTMARK, ShopSecret.ORDERS));
        }
        Set<ShopSecret> secrets = EnumSet.noneOf(ShopSecret.class);
        words.forEach(word -> secrets.add(ShopSecret.of(word).orElseThrow(SecretInputs::noSecret)));
        return secrets;
    }

    private static UsageException noSecret() {
        return new UsageException(
                "SECRET should be stripe, publishable, webhook, quote, jwt or postmark. A value is never an"
                        + " argument.");
    }

    private SecretReader input(Optional<String> file, boolean env, boolean alone) {
        if (file.isPresent() && env) {
            throw new UsageException("Say either --file or --env.");
        }
        if (env) {
            return new SecretReader.Environment(variables);
        }
        return file.map(name -> SecretReader.file(name, terminal, alone))
                .orElseGet(() -> new SecretReader.Typed(terminal));
    }

    private static void requireOneMode(List<SecretAssignment> assignments) {
        long modes =
                assignments.stream()
                        .flatMap(assignment -> SecretFormat.mode(assignment.value()).stream())
                        .distinct()
                        .count();
        if (modes > 1) {
            throw new UsageException(
                    "One key of Stripe is for tests and the other for money: both should be of the same"
                            + " mode.");
        }
    }

    private static Secret given(ShopSecret secret, SecretReader input) {
        Secret value = input.value(secret).orElseThrow(() -> notGiven(secret));
        if (!secret.format().allows(value)) {
            throw new UsageException(
                    "The value of %s should be %s."
                            .formatted(secret.variable(), secret.format().meaning()));
        }
        return value;
    }

    private static UsageException notGiven(ShopSecret secret) {
        return new UsageException(
                "%s was not given: type it at a terminal, or use --file or --env%s."
                        .formatted(secret.variable(), secret.isOurs() ? ", or --generate" : ""));
    }

    private Secret generated(ShopSecret secret) {
        byte[] bytes = new byte[GENERATED_BYTES];
        random.nextBytes(bytes);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return Secret.of(secret == ShopSecret.QUOTE ? "k1:" + text : text);
    }
}
