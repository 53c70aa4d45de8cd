// SPDX-License-Identifier: Apache-2.0
/** What a node holds about a version, for somebody who has no node. */
@org.jspecify.annotations.NullMarked
package net.concordat.workflows.evidence;
