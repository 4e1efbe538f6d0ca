/** Fixtures for every module's tests. Knows DynamoDB and Lambda events, and nothing of the shop. */
@NullMarked
package com.thebabesclub.commerce.testing;

import org.jspecify.annotations.NullMarked;
