// SPDX-License-Identifier: Apache-2.0
/** How versions were made. */
@NullMarked
package net.concordat.registry.provenance;

import org.jspecify.annotations.NullMarked;
