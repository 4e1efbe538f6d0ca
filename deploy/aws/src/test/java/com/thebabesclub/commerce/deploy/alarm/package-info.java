@NullMarked
package com.thebabesclub.commerce.deploy.alarm;

import org.jspecify.annotations.NullMarked;
