@NullMarked
package com.thebabesclub.lambda.local;

import org.jspecify.annotations.NullMarked;
