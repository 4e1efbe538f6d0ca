package com.thebabesclub.commerce.dashboard.admin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.serde.annotation.Serdeable;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

/**
 * What the sync is to do, and the job's own payload; what is left out is as the job is configured.
 */
@Serdeable
@JsonIgnoreProperties(ignoreUnknown = false)
@JsonInclude(JsonInclude.Include.NON_NULL)
record SyncStartRequest(
        @Nullable @Min(1) @Max(8760) Integer lookbackHours,
        @Nullable @Min(1) @Max(100_000) Integer maxSessions,
        @Nullable Boolean dryRun) {}
