package com.thebabesclub.commerce.aws;

import java.io.IOException;

/** Carries requests to a service and answers back. */
interface Transport {

    /**
     * Sends one request and waits for its answer. Blocks: for virtual threads only.
     *
     * @param fresh whether it must go over a connection of its own
     * @param attempt which ends this where it takes too long
     */
    Answer send(byte[] request, boolean fresh, Attempt attempt) throws IOException;

    /** Closes what lies idle now and, once it is used no more, all else. */
    void close();
}
