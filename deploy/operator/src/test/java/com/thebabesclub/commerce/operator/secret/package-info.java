@NullMarked
package com.thebabesclub.commerce.operator.secret;

import org.jspecify.annotations.NullMarked;
