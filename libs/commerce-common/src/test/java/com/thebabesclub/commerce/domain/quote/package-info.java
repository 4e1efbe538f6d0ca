@NullMarked
package com.thebabesclub.commerce.domain.quote;

import org.jspecify.annotations.NullMarked;
