@NullMarked
package com.thebabesclub.commerce.operator.token;

import org.jspecify.annotations.NullMarked;
