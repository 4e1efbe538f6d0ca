package com.thebabesclub.commerce.aws;

/**
 * An answer of HTTP. Texts are empty where it does not say.
 *
 * @param requestId under which AWS knows the request
 * @param errorType the value of {@code x-amzn-ErrorType}
 * @param keepsAlive whether another request may follow on the same connection
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes of the wire, which nobody compares.
record Answer(int status, String requestId, String errorType, boolean keepsAlive, byte[] body) {

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
