@NullMarked
package com.thebabesclub.commerce.local.wire;

import org.jspecify.annotations.NullMarked;
