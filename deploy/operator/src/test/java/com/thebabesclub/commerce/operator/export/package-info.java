@NullMarked
package com.thebabesclub.commerce.operator.export;

import org.jspecify.annotations.NullMarked;
