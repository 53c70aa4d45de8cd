// SPDX-License-Identifier: Apache-2.0
/** What proves how a version came to be and was decided on, to somebody who has no node. */
@org.jspecify.annotations.NullMarked
package net.concordat.evidence;
