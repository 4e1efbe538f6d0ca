@NullMarked
package com.thebabesclub.commerce.checkout.pricing;

import org.jspecify.annotations.NullMarked;
