/** Where and how the shop is deployed: settings, checked before anything is synthesised. */
@NullMarked
package com.thebabesclub.commerce.deploy.stage;

import org.jspecify.annotations.NullMarked;
