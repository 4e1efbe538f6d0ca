package com.thebabesclub.commerce.stripe;

import com.thebabesclub.commerce.domain.session.ObservedSession;

import java.util.List;
import java.util.Optional;

/**
 * A page of a session list, newest first.
 *
 * @param unreadable the ids of those that Stripe tells in a way that we cannot read
 * @param next the id after which the next page begins, empty where this is the last
 */
public record SessionPage(
        List<ObservedSession> sessions, List<String> unreadable, Optional<String> next) {

    public SessionPage {
        sessions = List.copyOf(sessions);
        unreadable = List.copyOf(unreadable);
    }
}
