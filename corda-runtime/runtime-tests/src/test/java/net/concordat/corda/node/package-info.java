// SPDX-License-Identifier: Apache-2.0
/** Tests of what the node's launcher keeps to itself. */
@org.jspecify.annotations.NullMarked
package net.concordat.corda.node;
