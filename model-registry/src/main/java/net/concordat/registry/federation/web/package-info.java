// SPDX-License-Identifier: Apache-2.0
/** Federations and their rounds over HTTP. */
@NullMarked
package net.concordat.registry.federation.web;

import org.jspecify.annotations.NullMarked;
