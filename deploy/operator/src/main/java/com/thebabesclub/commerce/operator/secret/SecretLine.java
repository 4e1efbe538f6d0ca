package com.thebabesclub.commerce.operator.secret;

import com.thebabesclub.commerce.operator.secret.SecretWriter.Outcome;
import com.thebabesclub.commerce.operator.secret.SecretWriter.Wish;

import io.micronaut.serde.annotation.Serdeable;

import java.util.Locale;

/**
 * What came of a secret, without its value.
 *
 * @param secret the name of its variable
 */
@Serdeable
record SecretLine(String secret, String parameter, String outcome, boolean dryRun) {

    static SecretLine of(Wish wish, Outcome outcome, boolean dryRun) {
        return new SecretLine(
                wish.secret().variable(),
                wish.parameter(),
                outcome.name().toLowerCase(Locale.ROOT),
                dryRun);
    }
}
