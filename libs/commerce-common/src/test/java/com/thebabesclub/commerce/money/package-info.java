@NullMarked
package com.thebabesclub.commerce.money;

import org.jspecify.annotations.NullMarked;
