// SPDX-License-Identifier: Apache-2.0
/** Kills nodes in the middle of commands, and looks at what has become of the commands. */
@org.jspecify.annotations.NullMarked
package net.concordat.deploy.kills;
