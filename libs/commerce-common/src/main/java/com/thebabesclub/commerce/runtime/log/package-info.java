/**
 * Logs: one JSON object a line, marked with the request that it belongs to, free of personal data
 * and secrets.
 */
@NullMarked
package com.thebabesclub.commerce.runtime.log;

import org.jspecify.annotations.NullMarked;
