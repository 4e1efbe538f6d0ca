package com.thebabesclub.commerce.local.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;

/**
 * A letter that the shop has sent.
 *
 * @param id which nobody can guess, since it opens the letter
 * @param tag what kind of letter it is
 */
record Letter(
        String id,
        Instant at,
        String from,
        String to,
        String subject,
        String tag,
        String text,
        String html) {

    /** Whether it names the order, by its number or its session. */
    boolean isAbout(String orderNumber, String sessionId) {
        return names(orderNumber) || names(sessionId);
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("at", at.toString())
                .put("from", from)
                .put("to", to)
                .put("subject", subject)
                .put("tag", tag)
                .put("text", text);
    }

    private boolean names(String word) {
        return !word.isEmpty() && (subject + " " + text).contains(word);
    }
}
