package com.thebabesclub.commerce.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

/** How the JSON of AWS is read and written. */
public final class Json {

    /** The longest answer; DynamoDB's is 16 MB. */
    static final int MOST_BYTES = 20 * 1024 * 1024;

    /** DynamoDB nests values up to 32 deep, and each is two levels of JSON. */
    private static final int DEEPEST = 200;

    public static final JsonFactory FACTORY =
            JsonFactory.builder()
                    // Each call has a thread of its own, which lends its buffers to nobody.
                    .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxStringLength(MOST_BYTES)
                                    .build())
                    .build();

    private Json() {}
}
