package com.thebabesclub.commerce.http.security;

import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;

/** The keys that tokens are signed with cannot be had, so that nobody can say whether one holds. */
final class KeySetUnavailableException extends DependencyUnavailable {

    KeySetUnavailableException(Throwable cause) {
        super("the keys that tokens are signed with cannot be read", cause);
    }
}
