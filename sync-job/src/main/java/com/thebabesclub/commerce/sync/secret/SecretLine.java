package com.thebabesclub.commerce.sync.secret;

import com.thebabesclub.commerce.sync.secret.Putting.Outcome;
import com.thebabesclub.commerce.sync.secret.Putting.Wish;

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
