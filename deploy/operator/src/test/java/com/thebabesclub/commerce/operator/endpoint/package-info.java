@NullMarked
package com.thebabesclub.commerce.operator.endpoint;

import org.jspecify.annotations.NullMarked;
