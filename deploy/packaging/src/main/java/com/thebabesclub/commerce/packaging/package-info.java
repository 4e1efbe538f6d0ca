/**
 * Packs a service as a Lambda function, twice: for the managed runtime and with a Java of its own.
 */
@NullMarked
package com.thebabesclub.commerce.packaging;

import org.jspecify.annotations.NullMarked;
