/**
 * A service behind API Gateway: the entry point of its function, and corrections of faults that the
 * framework has there.
 */
@NullMarked
package com.thebabesclub.commerce.http.lambda;

import org.jspecify.annotations.NullMarked;
