@NullMarked
package com.thebabesclub.commerce.http;

import org.jspecify.annotations.NullMarked;
