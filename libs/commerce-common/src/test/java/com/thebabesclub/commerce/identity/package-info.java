@NullMarked
package com.thebabesclub.commerce.identity;

import org.jspecify.annotations.NullMarked;
