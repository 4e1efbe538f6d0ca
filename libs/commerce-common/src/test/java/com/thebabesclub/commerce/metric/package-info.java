@NullMarked
package com.thebabesclub.commerce.metric;

import org.jspecify.annotations.NullMarked;
