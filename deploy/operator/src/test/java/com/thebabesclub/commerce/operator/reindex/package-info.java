@NullMarked
package com.thebabesclub.commerce.operator.reindex;

import org.jspecify.annotations.NullMarked;
