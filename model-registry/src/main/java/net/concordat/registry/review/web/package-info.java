// SPDX-License-Identifier: Apache-2.0
/** Who approved what, over HTTP. */
@NullMarked
package net.concordat.registry.review.web;

import org.jspecify.annotations.NullMarked;
