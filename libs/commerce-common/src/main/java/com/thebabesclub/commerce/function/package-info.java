/** Lambda functions that answer their busiest route before, and mostly without, the framework. */
@NullMarked
package com.thebabesclub.commerce.function;

import org.jspecify.annotations.NullMarked;
