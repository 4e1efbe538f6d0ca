@NullMarked
package com.thebabesclub.commerce.json;

import org.jspecify.annotations.NullMarked;
