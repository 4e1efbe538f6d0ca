package com.thebabesclub.commerce.dashboard.admin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

/** What the sync is to do; what is left out is as the job is configured. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SyncWish", example = "{\"lookbackHours\": 48, \"dryRun\": true}")
@JsonIgnoreProperties(ignoreUnknown = false)
record SyncStartRequest(
        @Nullable @Min(1) @Max(8760) Integer lookbackHours,
        @Nullable @Min(1) @Max(100_000) Integer maxSessions,
        @Nullable Boolean dryRun) {

    /** The job's own payload. */
    String payload() {
        StringBuilder json = new StringBuilder("{");
        append(json, "lookbackHours", lookbackHours);
        append(json, "maxSessions", maxSessions);
        append(json, "dryRun", dryRun);
        return json.append('}').toString();
    }

    /** Numbers and truth values, which JSON writes as Java does. */
    private static void append(StringBuilder json, String name, @Nullable Object value) {
        if (value != null) {
            json.append(json.length() > 1 ? "," : "")
                    .append('"')
                    .append(name)
                    .append("\":")
                    .append(value);
        }
    }
}
