// SPDX-License-Identifier: Apache-2.0
/** Rows that members measure on, over HTTP. */
@NullMarked
package net.concordat.registry.holdout.web;

import org.jspecify.annotations.NullMarked;
