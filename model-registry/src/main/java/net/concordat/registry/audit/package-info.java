// SPDX-License-Identifier: Apache-2.0
/** What every transaction did. */
@NullMarked
package net.concordat.registry.audit;

import org.jspecify.annotations.NullMarked;
