@NullMarked
package com.thebabesclub.commerce.replay;

import org.jspecify.annotations.NullMarked;
