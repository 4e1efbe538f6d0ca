package com.thebabesclub.commerce.runtime.catalog;

import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/** Where the catalogue is kept. */
@ConfigurationProperties("catalog")
public record CatalogProperties(
        @SettingDescription(
                        "the catalogue: table: for the one that was published, classpath:<name>, or the path of a file")
                @Bindable(defaultValue = "classpath:catalog.json")
                String location) {

    /** The location of the one that is published to the table, and changes without a release. */
    public static final String PUBLISHED = "table:";

    public boolean isPublished() {
        return location.equals(PUBLISHED);
    }
}
