// SPDX-License-Identifier: Apache-2.0
/** Evaluation reports in full: what the bank measured of versions. */
@NullMarked
package net.concordat.registry.report;

import org.jspecify.annotations.NullMarked;
