/**
 * What DynamoDB says on the wire: the JSON of its requests, answers and errors, from and to the
 * classes of the AWS SDK, so that whoever calls it cannot tell it from the SDK's own client but by
 * the time it takes.
 */
@NullMarked
package com.thebabesclub.commerce.table.wire;

import org.jspecify.annotations.NullMarked;
