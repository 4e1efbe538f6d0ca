/**
 * AWS's JSON protocols, as far as the shop needs them at a start: signatures, connections, attempts
 * and errors. What a service's requests and answers mean is its room's: {@code table}'s for
 * DynamoDB, {@code secret}'s for SSM. It gives the SDK's exceptions, so that whoever calls it
 * cannot tell it from the SDK but by the time it takes.
 */
@NullMarked
package com.thebabesclub.commerce.aws;

import org.jspecify.annotations.NullMarked;
