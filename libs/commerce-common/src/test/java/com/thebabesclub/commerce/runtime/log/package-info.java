@NullMarked
package com.thebabesclub.commerce.runtime.log;

import org.jspecify.annotations.NullMarked;
