@NullMarked
package com.thebabesclub.commerce.operator.stock;

import org.jspecify.annotations.NullMarked;
