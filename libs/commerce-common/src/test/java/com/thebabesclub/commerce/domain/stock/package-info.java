@NullMarked
package com.thebabesclub.commerce.domain.stock;

import org.jspecify.annotations.NullMarked;
