// SPDX-License-Identifier: Apache-2.0
/** Models, versions, lineage. */
@NullMarked
package net.concordat.registry.model;

import org.jspecify.annotations.NullMarked;
