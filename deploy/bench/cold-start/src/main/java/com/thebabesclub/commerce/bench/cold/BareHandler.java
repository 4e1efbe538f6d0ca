package com.thebabesclub.commerce.bench.cold;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The floor: reads the event and answers the same few bytes each time. */
public final class BareHandler implements RequestStreamHandler {

    private static final byte[] ANSWER =
            "{\"statusCode\":200,\"body\":\"{}\"}".getBytes(StandardCharsets.US_ASCII);

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context)
            throws IOException {
        event.readAllBytes();
        answer.write(ANSWER);
    }
}
