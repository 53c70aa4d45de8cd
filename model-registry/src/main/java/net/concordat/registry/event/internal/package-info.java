// SPDX-License-Identifier: Apache-2.0
/** The table of what happened. */
@NullMarked
package net.concordat.registry.event.internal;

import org.jspecify.annotations.NullMarked;
