package com.thebabesclub.commerce.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpURLConnectionClient;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import com.stripe.net.StripeResponseStream;
import com.thebabesclub.commerce.runtime.json.StrictJsonReader;
import com.thebabesclub.commerce.runtime.json.Utf8Text;

import java.io.IOException;
import java.io.InputStream;

/**
 * The library's own client, which writes each attempt into the operation's {@link StripeExchange}:
 * the library tells the number of attempts to nobody.
 *
 * <p>It takes an answer for what the library would take for one too, but for bytes that are not
 * UTF-8, a second document, and a field that is there twice: those are a connection that failed.
 */
final class RecordingHttpClient extends HttpURLConnectionClient {

    @Override
    public StripeResponse request(StripeRequest request) throws ApiConnectionException {
        StripeExchange exchange = StripeExchange.current();
        exchange.sent(request.url());
        StripeResponse response = read(requestStream(request));
        exchange.answered(response);
        return response;
    }

    private static StripeResponse read(StripeResponseStream answer) throws ApiConnectionException {
        try (InputStream body = answer.body()) {
            String text = Utf8Text.of(body.readAllBytes());
            if (isSuccess(answer.code())) {
                StrictJsonReader.require(text);
            }
            return new StripeResponse(answer.code(), answer.headers(), text);
        } catch (IOException unreadable) {
            throw new ApiConnectionException("Stripe's answer cannot be read", unreadable);
        }
    }

    /** What refuses may be a page of somebody between Stripe and here; its status tells enough. */
    private static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }
}
