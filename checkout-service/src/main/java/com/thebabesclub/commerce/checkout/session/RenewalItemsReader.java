package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.quote.QuoteRequest.Line;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.validation.validator.Validator;

import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Reads the items beside a signature at the moment that a renewal needs them. While the quote holds
 * they are not looked at: what is paid is what was signed, and a page's own form of its cart is no
 * reason to refuse that.
 */
@Singleton
final class RenewalItemsReader {

    private static final Argument<Renewal> RENEWAL = Argument.of(Renewal.class);

    private final JsonMapper json;
    private final Validator validator;

    RenewalItemsReader(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** What a quote asks of its items. */
    @Serdeable
    record Renewal(@NotEmpty @Size(max = 50) List<@NotNull @Valid Line> items) {}

    /** Refuses what the route for quotes refuses, in the same words. */
    List<Line> read(List<@Nullable Object> items) {
        Renewal renewal = renewal(items);
        Set<ConstraintViolation<Renewal>> violations = validator.validate(renewal);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return renewal.items();
    }

    private Renewal renewal(List<@Nullable Object> items) {
        try {
            JsonNode body = json.writeValueToTree(Map.of("items", items));
            return Objects.requireNonNull(json.readValueFromTree(body, RENEWAL));
        } catch (IOException unreadable) {
            throw new ConversionErrorException(RENEWAL, unreadable);
        }
    }
}
