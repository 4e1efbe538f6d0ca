package com.thebabesclub.commerce.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpURLConnectionClient;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;

/**
 * The library's own client, which writes each attempt into the operation's {@link StripeExchange}:
 * the library tells the number of attempts to nobody.
 */
final class RecordingHttpClient extends HttpURLConnectionClient {

    @Override
    public StripeResponse request(StripeRequest request) throws ApiConnectionException {
        StripeExchange exchange = StripeExchange.current();
        exchange.sent(request.url());
        StripeResponse response = super.request(request);
        exchange.answered(response);
        return response;
    }
}
