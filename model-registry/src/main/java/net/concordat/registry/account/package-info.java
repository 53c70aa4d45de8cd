// SPDX-License-Identifier: Apache-2.0
/** Whoever is signed in: who that is, and what waits. */
@NullMarked
package net.concordat.registry.account;

import org.jspecify.annotations.NullMarked;
