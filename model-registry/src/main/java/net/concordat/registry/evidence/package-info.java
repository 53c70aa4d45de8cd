// SPDX-License-Identifier: Apache-2.0
/** What proves how a version came to be and was decided on. */
@NullMarked
package net.concordat.registry.evidence;

import org.jspecify.annotations.NullMarked;
