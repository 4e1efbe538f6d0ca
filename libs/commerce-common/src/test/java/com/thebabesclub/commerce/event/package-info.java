@NullMarked
package com.thebabesclub.commerce.event;

import org.jspecify.annotations.NullMarked;
