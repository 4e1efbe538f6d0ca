package com.thebabesclub.commerce.aws;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads the answers that arrive on one connection. Blocks. */
final class AnswerReader {

    private static final int BUFFER = 8 * 1024;
    private static final int MOST_HEADERS = 100;
    private static final int HEX = 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;

    AnswerReader(InputStream in) {
        this.in = in;
    }

    /** The next answer, to its last byte; fails where it is longer than any of AWS. */
    Answer next() throws IOException {
        AnswerHead head = new AnswerHead(line());
        int lines = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (++lines > MOST_HEADERS) {
                throw new IOException("the head of the answer has no end");
            }
            head.add(line);
        }
        return head.with(body(head));
    }

    private byte[] body(AnswerHead head) throws IOException {
        if (head.isChunked()) {
            return chunks();
        }
        return head.length() < 0 ? rest() : exactly(head.length());
    }

    private byte[] exactly(long length) throws IOException {
        requireBounded(length);
        byte[] body = new byte[(int) length];
        for (int filled = 0; filled < body.length; ) {
            if (at == end) {
                more();
            }
            int part = Math.min(end - at, body.length - filled);
            System.arraycopy(buffer, at, body, filled, part);
            at += part;
            filled += part;
        }
        return body;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(BUFFER);
        for (long size = chunkSize(); size > 0; size = chunkSize()) {
            requireBounded(body.size() + size);
            body.writeBytes(exactly(size));
            if (!line().isEmpty()) {
                throw new IOException("a chunk is longer than it says");
            }
        }
        for (int trailers = 0; !line().isEmpty(); trailers++) {
            if (trailers > MOST_HEADERS) {
                throw new IOException("the end of the answer has no end");
            }
        }
        return body.toByteArray();
    }

    private long chunkSize() throws IOException {
        String line = line();
        int extension = line.indexOf(';');
        try {
            return Long.parseUnsignedLong(
                    (extension < 0 ? line : line.substring(0, extension)).strip(), HEX);
        } catch (NumberFormatException e) {
            throw new IOException("a chunk does not say how long it is", e);
        }
    }

    private byte[] rest() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(BUFFER);
        while (at < end || fill()) {
            body.write(buffer, at, end - at);
            at = end;
            requireBounded(body.size());
        }
        return body.toByteArray();
    }

    private String line() throws IOException {
        for (int seen = 0; ; seen = end - at, more()) {
            for (int i = at + seen; i < end; i++) {
                if (buffer[i] == '\n') {
                    int stop = i > at && buffer[i - 1] == '\r' ? i - 1 : i;
                    String line = new String(buffer, at, stop - at, StandardCharsets.ISO_8859_1);
                    at = i + 1;
                    return line;
                }
            }
        }
    }

    private void more() throws IOException {
        if (!fill()) {
            throw new EOFException("the connection ended within the answer");
        }
    }

    /** False at the end of the stream. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, at, buffer, 0, end - at);
        end -= at;
        at = 0;
        if (end == buffer.length) {
            throw new IOException("a line of the head is too long");
        }
        int read = in.read(buffer, end, buffer.length - end);
        end += Math.max(read, 0);
        return read >= 0;
    }

    private static void requireBounded(long length) throws IOException {
        if (length < 0 || length > Json.MOST_BYTES) {
            throw new IOException("an answer of " + length + " bytes is too long");
        }
    }
}
