// SPDX-License-Identifier: Apache-2.0
/** Documents over HTTP. */
@NullMarked
package net.concordat.registry.document.web;

import org.jspecify.annotations.NullMarked;
