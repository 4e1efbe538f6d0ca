package com.thebabesclub.commerce.local.gateway;

/** What the gateway answers by itself, under paths that no service has. */
public interface Section {

    boolean serves(String path);

    Answer answer(Request request);
}
