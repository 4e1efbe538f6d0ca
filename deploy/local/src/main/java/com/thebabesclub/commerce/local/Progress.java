package com.thebabesclub.commerce.local;

import java.time.Duration;

/** Hears of each part of the stack as it gets ready. */
interface Progress {

    void ready(String part, int port, Duration took);
}
