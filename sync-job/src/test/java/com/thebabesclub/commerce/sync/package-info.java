@NullMarked
package com.thebabesclub.commerce.sync;

import org.jspecify.annotations.NullMarked;
