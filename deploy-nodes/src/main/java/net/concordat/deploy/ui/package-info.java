// SPDX-License-Identifier: Apache-2.0
/** The web pages of the parties, each a process of its own. */
@NullMarked
package net.concordat.deploy.ui;

import org.jspecify.annotations.NullMarked;
