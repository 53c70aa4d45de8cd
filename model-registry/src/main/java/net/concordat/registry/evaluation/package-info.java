// SPDX-License-Identifier: Apache-2.0
/** What members measured of versions. */
@NullMarked
package net.concordat.registry.evaluation;

import org.jspecify.annotations.NullMarked;
