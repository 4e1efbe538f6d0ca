@NullMarked
package com.thebabesclub.commerce.due;

import org.jspecify.annotations.NullMarked;
