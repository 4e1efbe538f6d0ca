@NullMarked
package com.thebabesclub.commerce.checkout.tracing;

import org.jspecify.annotations.NullMarked;
