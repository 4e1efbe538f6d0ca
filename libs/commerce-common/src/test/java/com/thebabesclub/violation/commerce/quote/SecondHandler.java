package com.thebabesclub.violation.commerce.quote;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** A second way in. */
final class SecondHandler implements RequestHandler<String, String> {

    @Override
    public String handleRequest(String event, Context context) {
        return event;
    }
}
