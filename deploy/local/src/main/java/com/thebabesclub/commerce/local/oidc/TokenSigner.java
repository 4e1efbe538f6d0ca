package com.thebabesclub.commerce.local.oidc;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes a signed token of claims. */
public interface TokenSigner {

    String sign(ObjectNode claims);
}
