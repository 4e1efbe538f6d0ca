/**
 * DynamoDB's protocol, as far as the table needs it: the JSON of requests and answers, signatures,
 * connections, attempts. It takes and gives the classes of the AWS SDK, so that whoever calls it
 * cannot tell it from the SDK's own client but by the time it takes.
 */
@NullMarked
package com.thebabesclub.commerce.table.wire;

import org.jspecify.annotations.NullMarked;
