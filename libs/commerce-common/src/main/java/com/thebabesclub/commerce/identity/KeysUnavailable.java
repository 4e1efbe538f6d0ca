package com.thebabesclub.commerce.identity;

import com.thebabesclub.commerce.deadline.Unavailable;

/** The identity provider's keys cannot be had, so that nobody can say whether a token holds. */
final class KeysUnavailable extends Unavailable {

    KeysUnavailable() {
        super("the keys that tokens are signed with cannot be read", null);
    }
}
