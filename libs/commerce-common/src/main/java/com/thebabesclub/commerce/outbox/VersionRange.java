package com.thebabesclub.commerce.outbox;

/**
 * Versions of an order that are to be told, in turn.
 *
 * @param sentThrough the last one that was told
 * @param through the last one that there is
 */
public record VersionRange(long sentThrough, long through) {}
