/** How long a request may take, handed to every call that it makes. */
@NullMarked
package com.thebabesclub.commerce.runtime.deadline;

import org.jspecify.annotations.NullMarked;
