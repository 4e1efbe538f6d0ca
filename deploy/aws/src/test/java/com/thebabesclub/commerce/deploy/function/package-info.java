@NullMarked
package com.thebabesclub.commerce.deploy.function;

import org.jspecify.annotations.NullMarked;
