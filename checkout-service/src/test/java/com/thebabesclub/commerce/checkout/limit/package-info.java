@NullMarked
package com.thebabesclub.commerce.checkout.limit;

import org.jspecify.annotations.NullMarked;
