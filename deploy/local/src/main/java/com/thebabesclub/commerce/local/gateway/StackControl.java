package com.thebabesclub.commerce.local.gateway;

import com.sun.net.httpserver.Headers;

/** What the gateway tells of the stack behind it and lets be done to it, under one path. */
public interface StackControl {

    /** The path of its routes, which no service has. */
    String PREFIX = "/local-stack";

    Answer answer(String method, String path, Headers headers) throws InterruptedException;
}
