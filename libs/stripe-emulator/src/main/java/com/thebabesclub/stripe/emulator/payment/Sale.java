package com.thebabesclub.stripe.emulator.payment;

import com.thebabesclub.stripe.emulator.json.Shipping;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What is paid for, as payment intent and charge both tell it.
 *
 * @param amount minor units
 */
public record Sale(
        long amount,
        String currency,
        List<String> methodTypes,
        Payer payer,
        @Nullable String customer,
        @Nullable Shipping shipping,
        @Nullable String description,
        @Nullable String receiptEmail,
        @Nullable String statementDescriptor,
        @Nullable String statementDescriptorSuffix,
        Map<String, String> metadata) {

    Sale with(@Nullable String newDescription, Map<String, String> newMetadata) {
        return new Sale(
                amount,
                currency,
                methodTypes,
                payer,
                customer,
                shipping,
                newDescription,
                receiptEmail,
                statementDescriptor,
                statementDescriptorSuffix,
                newMetadata);
    }
}
