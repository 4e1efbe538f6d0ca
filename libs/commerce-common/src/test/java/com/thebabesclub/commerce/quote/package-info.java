@NullMarked
package com.thebabesclub.commerce.quote;

import org.jspecify.annotations.NullMarked;
