@NullMarked
package com.thebabesclub.commerce.checkout;

import org.jspecify.annotations.NullMarked;
