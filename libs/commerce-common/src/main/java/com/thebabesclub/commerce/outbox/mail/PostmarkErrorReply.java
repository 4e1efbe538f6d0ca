package com.thebabesclub.commerce.outbox.mail;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

/** Why Postmark will not carry a letter. Its message may have an address in it, and is not read. */
@Serdeable
record PostmarkErrorReply(@JsonProperty("ErrorCode") @Nullable Integer errorCode) {

    /** The code as text; empty where there is none. */
    String code() {
        return errorCode == null ? "" : errorCode.toString();
    }
}
