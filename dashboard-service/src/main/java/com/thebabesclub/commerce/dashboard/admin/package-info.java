/** What the shop's own people look at and start; the role ADMIN only. */
@NullMarked
package com.thebabesclub.commerce.dashboard.admin;

import org.jspecify.annotations.NullMarked;
