package com.thebabesclub.commerce.identity;

import com.thebabesclub.commerce.deadline.Unavailable;

/** The keys that tokens are signed with cannot be had, so that nobody can say whether one holds. */
final class KeysUnavailable extends Unavailable {

    KeysUnavailable(Throwable cause) {
        super("the keys that tokens are signed with cannot be read", cause);
    }
}
