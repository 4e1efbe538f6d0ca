@NullMarked
package com.thebabesclub.commerce.log;

import org.jspecify.annotations.NullMarked;
