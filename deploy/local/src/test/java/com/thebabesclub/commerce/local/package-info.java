@NullMarked
package com.thebabesclub.commerce.local;

import org.jspecify.annotations.NullMarked;
