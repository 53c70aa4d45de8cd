// SPDX-License-Identifier: Apache-2.0
/** What members anchored of their decisions. */
@NullMarked
package net.concordat.registry.scoring;

import org.jspecify.annotations.NullMarked;
