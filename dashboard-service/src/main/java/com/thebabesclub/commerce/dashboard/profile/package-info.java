/** The customer's profile: read, and saved as a whole. */
@NullMarked
package com.thebabesclub.commerce.dashboard.profile;

import org.jspecify.annotations.NullMarked;
