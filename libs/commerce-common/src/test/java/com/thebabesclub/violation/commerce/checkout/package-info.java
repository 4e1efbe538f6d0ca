@NullMarked
package com.thebabesclub.violation.commerce.checkout;

import org.jspecify.annotations.NullMarked;
