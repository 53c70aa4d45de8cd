// SPDX-License-Identifier: Apache-2.0
/** The projected tables of developments. */
@NullMarked
package net.concordat.registry.development.internal;

import org.jspecify.annotations.NullMarked;
