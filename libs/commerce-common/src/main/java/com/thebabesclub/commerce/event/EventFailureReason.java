package com.thebabesclub.commerce.event;

/**
 * Why an attempt failed, free of personal data.
 *
 * @param kind one of a few words, see {@code FailureKind}
 * @param type the simple name of the exception
 * @param sentence of ours
 */
public record EventFailureReason(String kind, String type, String sentence) {}
