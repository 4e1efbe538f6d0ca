package com.thebabesclub.commerce.table;

import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;

import jakarta.annotation.PostConstruct;

import java.util.Optional;

/** Which table is the shop's. */
@ConfigurationProperties("commerce")
public record TableProperties(
        @SettingDescription(value = "the name of the DynamoDB table", required = true)
                Optional<String> table) {

    @PostConstruct
    void check() {
        if (table.isEmpty()) {
            throw InvalidSettingException.of(TableProperties.class, "table", "is not set");
        }
    }

    public String name() {
        return table.orElseThrow();
    }
}
