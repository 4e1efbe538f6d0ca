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
// No null is written: this is also the payload of the job.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SyncWish", example = "{\"lookbackHours\": 48, \"dryRun\": true}")
@JsonIgnoreProperties(ignoreUnknown = false)
record SyncStartRequest(
        @Nullable @Min(1) @Max(8760) Integer lookbackHours,
        @Nullable @Min(1) @Max(100_000) Integer maxSessions,
        @Nullable Boolean dryRun) {}
