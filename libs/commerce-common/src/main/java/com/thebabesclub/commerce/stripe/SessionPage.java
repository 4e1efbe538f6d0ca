package com.thebabesclub.commerce.stripe;

import com.thebabesclub.commerce.session.ObservedSession;

import java.util.List;
import java.util.Optional;

/**
 * A page of a session list, newest first.
 *
 * @param next the id after which the next page begins, empty where this is the last
 */
public record SessionPage(List<ObservedSession> sessions, Optional<String> next) {

    public SessionPage {
        sessions = List.copyOf(sessions);
    }
}
