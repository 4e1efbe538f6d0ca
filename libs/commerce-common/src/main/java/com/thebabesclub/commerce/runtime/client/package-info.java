/** The clients of AWS: what they have in common, on the builders that the framework makes. */
@NullMarked
package com.thebabesclub.commerce.runtime.client;

import org.jspecify.annotations.NullMarked;
