package com.thebabesclub.commerce.table.repository;

import java.time.Instant;

/**
 * A catalogue that was published.
 *
 * @param number from 1; a later publication has a higher one, a rollback too
 * @param digest the SHA-256 of its JSON, in hex
 * @param publishedAt in whole seconds
 */
public record CatalogVersion(long number, String digest, Instant publishedAt) {}
