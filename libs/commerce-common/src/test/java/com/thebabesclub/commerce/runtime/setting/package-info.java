@NullMarked
package com.thebabesclub.commerce.runtime.setting;

import org.jspecify.annotations.NullMarked;
