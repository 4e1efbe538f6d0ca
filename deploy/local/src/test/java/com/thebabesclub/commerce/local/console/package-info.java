@NullMarked
package com.thebabesclub.commerce.local.console;

import org.jspecify.annotations.NullMarked;
