@NullMarked
package com.thebabesclub.commerce.operator.status;

import org.jspecify.annotations.NullMarked;
