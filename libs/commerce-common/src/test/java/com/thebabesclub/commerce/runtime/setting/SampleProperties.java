package com.thebabesclub.commerce.runtime.setting;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A setting of each type. */
@ConfigurationProperties("quote")
record SampleProperties(
        @SettingDescription("the minutes that a quote's price is held")
                @Bindable(defaultValue = "15")
                @Min(1)
                @Max(60)
                int ttlMinutes,
        @SettingDescription("whether it is so") @Bindable(defaultValue = "false") boolean dryRun,
        @SettingDescription("where it is") @Bindable(defaultValue = "https://api.example")
                URI apiBase,
        @SettingDescription("who carries it") @Bindable(defaultValue = "log") Carrier carrier,
        @SettingDescription("the places") @Bindable(defaultValue = "US,CA") List<String> places,
        @SettingDescription("the others") @Bindable(defaultValue = "") List<String> others,
        @SettingDescription("its name") @Bindable(defaultValue = "babes") String name,
        @SettingDescription("its remark") Optional<String> remark) {

    @Override
    public List<String> others() {
        return CommaSeparatedListParser.withoutBlanks(others);
    }

    enum Carrier {
        SES,
        POSTMARK,
        LOG
    }
}
