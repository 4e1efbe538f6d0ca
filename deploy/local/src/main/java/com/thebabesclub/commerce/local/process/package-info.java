/** Child processes: started, awaited, and never left behind. */
@NullMarked
package com.thebabesclub.commerce.local.process;

import org.jspecify.annotations.NullMarked;
