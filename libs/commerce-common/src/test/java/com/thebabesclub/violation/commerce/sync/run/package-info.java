@NullMarked
package com.thebabesclub.violation.commerce.sync.run;

import org.jspecify.annotations.NullMarked;
