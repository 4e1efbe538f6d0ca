package com.thebabesclub.commerce.aws;

import java.io.IOException;

/** What the head of an answer says, as far as it matters here; collected line by line. */
final class AnswerHead {

    private static final String VERSION = "HTTP/1.";
    private static final String STATUS_LINE = "HTTP/1.1 200";
    private static final int DECIMAL = 10;

    private final int status;
    private boolean keepsAlive;
    private boolean chunked;
    private boolean encoded;
    private long length = -1;
    private long checksum = -1;
    private String requestId = "";
    private String errorType = "";

    AnswerHead(String statusLine) throws IOException {
        if (!statusLine.startsWith(VERSION) || statusLine.length() < STATUS_LINE.length()) {
            throw new IOException("the answer is not HTTP/1.1");
        }
        keepsAlive = statusLine.charAt(VERSION.length()) == '1';
        status = (int) number(statusLine.substring(9, 12));
        if (status < 200) {
            throw new IOException("nobody asked for an answer " + status);
        }
    }

    void add(String line) throws IOException {
        int colon = line.indexOf(':');
        if (colon <= 0) {
            throw new IOException("a header without a name");
        }
        if (is(line, colon, "content-length")) {
            length = number(value(line, colon));
        } else if (is(line, colon, "transfer-encoding")) {
            chunked = value(line, colon).equalsIgnoreCase("chunked");
        } else if (is(line, colon, "content-encoding")) {
            encoded = true;
        } else if (is(line, colon, "connection")) {
            keepsAlive &= !value(line, colon).equalsIgnoreCase("close");
        } else if (is(line, colon, "x-amz-crc32")) {
            checksum = number(value(line, colon));
        } else if (is(line, colon, "x-amzn-requestid")) {
            requestId = value(line, colon);
        } else if (is(line, colon, "x-amzn-errortype")) {
            errorType = value(line, colon);
        }
    }

    boolean isChunked() {
        return chunked;
    }

    /** The bytes of the body, or -1 where it ends with the connection. */
    long length() {
        return length;
    }

    /** The answer with this body; fails where the body is not the one that was sent. */
    Answer with(byte[] body) throws IOException {
        if (checksum >= 0 && !encoded && checksum != Checksum.of(body)) {
            throw new IOException("the answer is not what was sent: its checksum differs");
        }
        boolean ends = !chunked && length < 0;
        return new Answer(status, requestId, errorType, keepsAlive && !ends, body);
    }

    private static boolean is(String line, int colon, String name) {
        return colon == name.length() && line.regionMatches(true, 0, name, 0, colon);
    }

    private static String value(String line, int colon) {
        return line.substring(colon + 1).strip();
    }

    private static long number(String text) throws IOException {
        try {
            return Long.parseUnsignedLong(text, DECIMAL);
        } catch (NumberFormatException e) {
            throw new IOException("a number of the head is none", e);
        }
    }
}
