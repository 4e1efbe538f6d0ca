@NullMarked
package com.thebabesclub.commerce.runtime.metric;

import org.jspecify.annotations.NullMarked;
