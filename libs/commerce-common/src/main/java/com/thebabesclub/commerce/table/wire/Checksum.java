package com.thebabesclub.commerce.table.wire;

import java.util.zip.CRC32;

/** What DynamoDB puts into {@code x-amz-crc32}. */
final class Checksum {

    private Checksum() {}

    static long of(byte[] body) {
        CRC32 checksum = new CRC32();
        checksum.update(body);
        return checksum.getValue();
    }
}
