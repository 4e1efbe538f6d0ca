package com.thebabesclub.commerce.packaging.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.ToIntFunction;

/**
 * Writes Unix modes into a zip, which java.util.zip cannot: Lambda starts no {@code bootstrap} that
 * may not be executed. They stand in the central directory, at its end.
 */
final class UnixModes {

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int HEADER_SIZE = 46;
    private static final int REGULAR_FILE = 0100000;
    private static final short MADE_ON_UNIX = (3 << 8) | 20;

    private UnixModes() {}

    static void write(Path zip, ToIntFunction<String> modes) throws IOException {
        try (FileChannel file =
                FileChannel.open(zip, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer end = read(file, file.size() - END_SIZE, END_SIZE);
            if (end.getInt(0) != END_SIGNATURE) {
                throw new IOException(zip + " does not end as a small zip without a comment does");
            }
            long start = Integer.toUnsignedLong(end.getInt(16));
            ByteBuffer directory = read(file, start, end.getInt(12));
            for (int at = 0; at < directory.limit(); at += size(directory, at)) {
                directory.putShort(at + 4, MADE_ON_UNIX);
                int mode = REGULAR_FILE | modes.applyAsInt(name(directory, at));
                directory.putInt(at + 38, mode << 16);
            }
            file.write(directory.position(0), start);
        }
    }

    private static ByteBuffer read(FileChannel file, long start, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, start + buffer.position()) < 0) {
                throw new IOException("a zip that ends too early");
            }
        }
        return buffer.flip();
    }

    private static String name(ByteBuffer directory, int at) {
        byte[] name = new byte[directory.getShort(at + 28)];
        directory.get(at + HEADER_SIZE, name);
        return new String(name, StandardCharsets.UTF_8);
    }

    private static int size(ByteBuffer directory, int at) {
        return HEADER_SIZE
                + directory.getShort(at + 28)
                + directory.getShort(at + 30)
                + directory.getShort(at + 32);
    }
}
