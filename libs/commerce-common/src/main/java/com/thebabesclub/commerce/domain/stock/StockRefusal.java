package com.thebabesclub.commerce.domain.stock;

/** Why a number of pieces is not changed. */
public enum StockRefusal {
    /** The published catalogue counts no such piece. */
    NOT_COUNTED,
    /** More would be taken out than can be had. */
    TOO_FEW_PIECES,
    /** The number was changed, or a piece was sold or given back, since it was read. */
    VERSION_CONFLICT,
    /** Another request was made with this id. */
    IDEMPOTENCY_CONFLICT
}
