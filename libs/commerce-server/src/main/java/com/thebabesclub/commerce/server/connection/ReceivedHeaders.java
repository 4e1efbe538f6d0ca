package com.thebabesclub.commerce.server.connection;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;

/**
 * The headers of a request, which know whether its length was given although it comes in chunks:
 * Netty takes the length away then and says nothing.
 */
final class ReceivedHeaders extends DefaultHttpHeaders {

    static final HttpHeadersFactory FACTORY =
            new HttpHeadersFactory() {
                @Override
                public HttpHeaders newHeaders() {
                    return new ReceivedHeaders();
                }

                @Override
                public HttpHeaders newEmptyHeaders() {
                    return new ReceivedHeaders();
                }
            };

    private boolean hadLength;

    @Override
    public HttpHeaders add(CharSequence name, Object value) {
        hadLength |= HttpHeaderNames.CONTENT_LENGTH.contentEqualsIgnoreCase(name);
        return super.add(name, value);
    }

    boolean hadLength() {
        return hadLength;
    }
}
