@NullMarked
package com.thebabesclub.commerce.deploy.console;

import org.jspecify.annotations.NullMarked;
