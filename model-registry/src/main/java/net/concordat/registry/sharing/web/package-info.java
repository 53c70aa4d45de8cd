// SPDX-License-Identifier: Apache-2.0
/** Grants over HTTP. */
@NullMarked
package net.concordat.registry.sharing.web;

import org.jspecify.annotations.NullMarked;
