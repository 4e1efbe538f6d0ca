@NullMarked
package com.thebabesclub.commerce.checkout.catalog;

import org.jspecify.annotations.NullMarked;
