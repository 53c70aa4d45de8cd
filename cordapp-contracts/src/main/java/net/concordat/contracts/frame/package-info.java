// SPDX-License-Identifier: Apache-2.0
/**
 * What holds for every transaction of ours, whatever its command: the closed table of commands, the
 * frame rules, and the parts all states share.
 */
@org.jspecify.annotations.NullMarked
package net.concordat.contracts.frame;
