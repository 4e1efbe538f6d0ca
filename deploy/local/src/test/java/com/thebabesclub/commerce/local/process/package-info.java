@NullMarked
package com.thebabesclub.commerce.local.process;

import org.jspecify.annotations.NullMarked;
