package com.thebabesclub.commerce.checkout.session;

import io.micronaut.context.annotation.Bean;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Takes whatever stands in the place of a cart as it is; what is no list, as the only thing in one.
 */
@Singleton
@Bean(typed = UnreadItemsDeserializer.class) // And not for every other list.
final class UnreadItemsDeserializer implements Deserializer<List<@Nullable Object>> {

    @Override
    public List<@Nullable Object> deserialize(
            Decoder decoder, DecoderContext context, Argument<? super List<@Nullable Object>> type)
            throws IOException {
        @Nullable Object sent = decoder.decodeArbitrary();
        return sent instanceof List<?> list
                ? new ArrayList<>(list)
                : Collections.singletonList(sent);
    }
}
