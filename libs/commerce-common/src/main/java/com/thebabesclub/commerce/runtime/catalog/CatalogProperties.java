package com.thebabesclub.commerce.runtime.catalog;

import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/** Where the catalogue is kept. */
@ConfigurationProperties("catalog")
public record CatalogProperties(
        @SettingDescription("the catalogue: classpath:<name> or the path of a file")
                @Bindable(defaultValue = "classpath:catalog.json")
                String location) {}
