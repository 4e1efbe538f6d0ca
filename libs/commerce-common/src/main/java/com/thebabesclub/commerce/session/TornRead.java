package com.thebabesclub.commerce.session;

import com.thebabesclub.commerce.deadline.Unavailable;

/** A session's items were read while a commit changed them: some are of before, some of after. */
final class TornRead extends Unavailable {

    TornRead() {
        super("a session was read across a commit", null);
    }
}
