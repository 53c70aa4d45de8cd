// SPDX-License-Identifier: Apache-2.0
/** How documents are kept and checked. */
@NullMarked
package net.concordat.registry.document.internal;

import org.jspecify.annotations.NullMarked;
