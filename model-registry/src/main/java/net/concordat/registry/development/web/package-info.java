// SPDX-License-Identifier: Apache-2.0
/** Who developed what, over HTTP. */
@NullMarked
package net.concordat.registry.development.web;

import org.jspecify.annotations.NullMarked;
