@NullMarked
package com.thebabesclub.commerce.domain.money;

import org.jspecify.annotations.NullMarked;
