// SPDX-License-Identifier: Apache-2.0
/** Whoever is signed in, over HTTP. */
@NullMarked
package net.concordat.registry.account.web;

import org.jspecify.annotations.NullMarked;
