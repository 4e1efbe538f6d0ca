package com.thebabesclub.commerce.outbox.mail;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.micronaut.serde.annotation.Serdeable;

/** A letter in Postmark's words. */
@Serdeable
record PostmarkMessage(
        @JsonProperty("From") String from,
        @JsonProperty("To") String to,
        @JsonProperty("Subject") String subject,
        @JsonProperty("TextBody") String textBody,
        @JsonProperty("HtmlBody") String htmlBody,
        @JsonProperty("Tag") String tag,
        @JsonProperty("MessageStream") String messageStream) {

    /** In the stream of letters about something that the customer did. */
    private static final String TRANSACTIONAL = "outbound";

    static PostmarkMessage of(Mail mail, String from) {
        return new PostmarkMessage(
                from,
                mail.to(),
                mail.subject(),
                mail.text(),
                mail.html(),
                mail.kind(),
                TRANSACTIONAL);
    }

    /** Masked: addresses and what is written to them are for nobody's eyes. */
    @Override
    public String toString() {
        return "PostmarkMessage[" + tag + "]";
    }
}
