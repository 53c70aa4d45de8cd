// SPDX-License-Identifier: Apache-2.0
/** What the bank's scoring service is told: which versions serve, and whether they may. */
@NullMarked
package net.concordat.registry.serving;

import org.jspecify.annotations.NullMarked;
