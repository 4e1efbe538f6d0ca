@NullMarked
package com.thebabesclub.commerce;

import org.jspecify.annotations.NullMarked;
