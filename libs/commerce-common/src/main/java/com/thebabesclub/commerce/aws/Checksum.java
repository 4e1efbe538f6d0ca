package com.thebabesclub.commerce.aws;

import java.util.zip.CRC32;

/** What a service puts into {@code x-amz-crc32}. */
final class Checksum {

    private Checksum() {}

    static long of(byte[] body) {
        CRC32 checksum = new CRC32();
        checksum.update(body);
        return checksum.getValue();
    }
}
