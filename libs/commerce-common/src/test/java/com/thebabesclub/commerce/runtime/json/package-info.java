@NullMarked
package com.thebabesclub.commerce.runtime.json;

import org.jspecify.annotations.NullMarked;
